"""What a callback asks for: the names of its parameters are the controls whose values it gets."""

import inspect


class Callback:
    """A function of some of the controls, called with the values of all of them by name; it gets what it asks for.

    A parameter with a default may be no control, and `**others` asks for all. ValueError for another parameter that is
    no control, when it is made.
    """

    def __init__(self, name, function, controls):
        parameters = inspect.signature(function).parameters.values()
        every = any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters)
        asked = {parameter.name: parameter for parameter in parameters if parameter.kind is not parameter.VAR_KEYWORD}
        for unknown in asked.keys() - set(controls):
            if asked[unknown].default is inspect.Parameter.empty:
                raise ValueError(f"{name} may ask for the controls {', '.join(controls)}, got {unknown}")
        self._function = function
        self.asks_for = [control for control in controls if every or control in asked]  # `others` come in this order

    def __call__(self, values):
        """What the function gives for the values it asks for."""
        return self._function(**{name: values[name] for name in self.asks_for})
