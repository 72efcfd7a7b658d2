"""“Blue is little, red is much.” Half of the run time is green."""

import gprof2dot

for share in (0.0, 0.25, 0.5, 0.75, 1.0):
    red, green, blue = gprof2dot.TEMPERATURE_COLORMAP.node_bgcolor(share)
    print(f"{share:4.0%}  red {red:.2f}  green {green:.2f}  blue {blue:.2f}")
