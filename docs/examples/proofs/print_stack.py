"""“`traceback.print_stack()` prints the exception.” It prints how the program got to this line."""

import io
import traceback

texts = {}
try:
    raise ValueError("the reason")
except ValueError:
    for function in (traceback.print_stack, traceback.print_exc):
        texts[function.__name__] = io.StringIO()
        function(file=texts[function.__name__])
for name, text in texts.items():
    print(f"{name} names the exception:", "ValueError" in text.getvalue())
