"""Makes a picture warmer."""

from PIL import Image, ImageFilter


def warm(picture):
    for y in range(picture.height):
        for x in range(picture.width):
            red, green, blue = picture.getpixel((x, y))
            picture.putpixel((x, y), (min(red + 25, 255), green, max(blue - 25, 0)))
    return picture


def soften(picture):
    return picture.filter(ImageFilter.GaussianBlur(4))


def main():
    picture = Image.effect_noise((700, 500), 80).convert("RGB")
    print(soften(warm(picture)).getpixel((5, 5)))


main()
