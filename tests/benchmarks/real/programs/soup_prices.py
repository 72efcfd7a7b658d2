"""Reads prices from a page."""

from bs4 import BeautifulSoup

PAGE = (
    "<table id='offers'>"
    + "".join(
        f"<tr><td class='name'>thing {number}</td><td class='price'>{number}.50</td></tr>" for number in range(1400)
    )
    + "</table>"
)


def price(page, number):
    table = page.find("table", id="offers")
    row = table.find_all("tr")[number]
    return float(row.find("td", class_="price").text)


def main():
    page = BeautifulSoup(PAGE, "html.parser")
    print(sum(price(page, number) for number in range(0, 1400, 5)))


main()
