"""Small Steps: the mathematics behind the lessons, and the pictures that move with it.

Mathematics (numpy only)
    ranges           which values a setting may take, and the refusal by name
    curves           f with its exact derivatives
    losses           L with its gradient, curvature and minimum
    functions        both under one name; `floats` is how they take numbers
    quotients        the four rules: forward, central, Richardson, complex step
    differentiation  these rules, the gradient of many weights, the error model and the best h
    optimizers       the update rules: `one_rate` for all weights, `own_rates` for each, `rule_settings`
    runs             `states` and `path`, which run any of them
    probes           what a rule answers to gradients that are known in advance
    step_parts       what a step is made of: memory, push and size
    surfaces         losses to walk on, and their heights for contours
    races            rules at many rates at once, and the judges
    stability        what theory predicts for them: walls, rates, the best α and γ
    adam_parts       Adam's two means over the steps, and the rules that are left without some of its parts
    adam_steps       how long Adam's steps can be, and where they may lead
    dual             automatic differentiation in one small class
    network          one hidden layer: loss and backprop
    training         many networks trained at once
    digits           handwritten digits of 8 × 8 pixels
    digit_races      which rules race on them, at which rates
    little_images    made-up images of 3 × 3 pixels
    readers_functions  calling a function that somebody else wrote, and saying kindly what it did wrong
Answers
    exercises        checks of the reader's answers that name the common mistakes; `outcomes` is what they say,
                     `answer_forms` in which forms a number may come
    answers/         what is right, and which mistakes are common, lesson by lesson; the planted bugs; the questions
                     that come back in later lessons, with formulas from memory
Pictures
    figures/         draws what it is given, never computes (matplotlib); `picture` holds what every Picture has
    explorers/       sliders that move a figure (ipywidgets); `live` holds the Explorer; `predictions` and `unlock`
                     let it sleep until the reader has guessed or solved something, `progress` is the bar meanwhile
Housekeeping
    language         what helpers say, in English or in another language; words/ has the catalogues
    installation     is everything installed and new enough, and can sliders show?
    ahead            on the site: imports what pictures need while the reader still reads

Imports point one way: mathematics <- answers <- explorers -> figures, and all of them may speak by `language`.
Notebooks import from all but figures.
"""
