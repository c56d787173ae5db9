"""Moves of an explorer's controls, by key, mouse and choice: to their ends, and at random."""


def move_to_both_ends(explorer, kind, name):
    """A control to both ends of what it can be; gives the pictures and sentences seen."""
    seen = []

    def look():
        seen.append((explorer.source(), explorer.sentence()))

    if kind == "slider":
        for key in ("Home", "End"):
            explorer.press(name, key)
            look()
    elif kind == "choice":
        options = explorer.drop_down(name).locator("option").all_inner_texts()
        for option in (options[-1], options[0]):
            explorer.drop_down(name).select_option(option)
            explorer.settle()
            look()
    else:
        for _ in range(2):
            (explorer.box(name) if kind == "box" else explorer.button(name)).click()
            explorer.settle()
            look()
    return seen


def move_at_random(explorer, dice):
    """One move of one control, an end of its way in one of three cases; says what was done."""
    kind, name = dice.choice(explorer.controls())
    if kind == "slider":
        how = dice.choice(["Home", "End", "key", "key", "drag", "drag"])
        if how == "drag":
            share = dice.choice([-0.1, 1.1, dice.random(), dice.random()])
            explorer.drag(name, share, seconds=0.1)
            return f"{name} dragged to {share:.2f}"
        key, times = (how, 1) if how != "key" else (dice.choice(["ArrowLeft", "ArrowRight"]), dice.randint(1, 3))
        explorer.press(name, key, times)
        return f"{name} {key} × {times}"
    if kind == "choice":
        options = explorer.drop_down(name).locator("option").all_inner_texts()
        option = dice.choice(options)
        explorer.drop_down(name).select_option(option)
        done = f"{name} set to {option}"
    elif kind == "box":
        explorer.box(name).click()
        done = f"{name} ticked or not"
    else:
        explorer.button(name).click()
        done = f"{name} pressed"
    explorer.settle()
    return done
