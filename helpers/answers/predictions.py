"""The right choice of each prediction, and the reason that is shown once the reader has locked in a choice."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RightChoice:
    """The choice that is right, word for word as the notebook lists it, why, what to look at next, and its lesson."""

    choice: str
    reason: str
    lesson: str = ""


PREDICTIONS = {
    "steepest": RightChoice(
        "where it crosses zero, going up",
        "There the curve climbs as fast as it ever does, and at the top it is level. Move x to 0 and see the slope 1.",
        lesson="00",
    ),
    "halve-h": RightChoice(
        "forward: a half, central: a quarter",
        "One error is proportional to h, the other to h². "
        "Keep exp(x), and move h to the left: once h is small, a forward error that is 10 times smaller goes with a "
        "central one that is about 100 times smaller.",
        lesson="11-4-1",
    ),
    "exact-for": RightChoice(
        "parabolas, too",
        "The central difference is the slope of a parabola in its middle: a parabola it gets right at any h. "
        "Further down, in the picture of the parabola, choose x², then x³, and move h: for x³ it is off by h².",
        lesson="11-4-1",
    ),
    "best-h": RightChoice(
        "1e-5",
        "Of these it is the nearest to the turning point, 7e-6. "
        "Keep exp(x) at 0, and move h from right to left through the right panel: "
        "the mark slides down, turns near the star, and climbs again, in jumps.",
        lesson="11-4-2",
    ),
    "tiny-h": RightChoice(
        "0",
        "1 + 1e-16 is nearer to 1 than to the next number that can be stored, so the top of the fraction is 0. "
        "In the staircase further down, put h / ε to 0.45, which is about 1e-16; one stop further the quotient is 1.8.",
        lesson="11-4-2",
    ),
    "passes": RightChoice(
        "203,540",
        "Each weight takes two passes, one step to each side, and no pass serves two weights. "
        "The next cells count them on a small network.",
        lesson="11-4-3",
    ),
    "bugs-train": RightChoice(
        "three",
        "Bugs 4, 5 and 6 end where the right code ends: after 150 steps all fresh images are recognised, from each "
        "start. Bugs 4 and 5 get there a little later. "
        "Go through the numbers: without the green curve you would hardly notice.",
        lesson="11-4-3",
    ),
    "past-one-over": RightChoice(
        "it jumps over the minimum each time, and comes nearer",
        "At α = 1.5 the factor is 1 − 1.5 = −0.5: the sign changes, and the size halves. "
        "Move α through 1 and 2, and see where the jumps begin and where the running away begins.",
        lesson="11-5-1",
    ),
    "ten-times-kappa": RightChoice(
        "about 10 times",
        "The best shrink factor is (κ − 1)/(κ + 1), about 1 − 2/κ for a large κ: the steps grow like κ then. "
        "Move κ up and follow the star with α.",
        lesson="11-5-1",
    ),
    "constant-gradient": RightChoice(
        "0.1",
        "At γ = 0.9 and α = 0.01 each step is 0.9 of the last one plus 0.01. It grows until the tenth that is lost is "
        "nearly the 0.01 that is added. Move γ, and read off the limit; then let the gradient flip its sign.",
        lesson="11-5-2",
    ),
    "sharp-turn": RightChoice(
        "the 7th",
        "At γ = 0.9 the old velocity is ten pushes long, and fades by a tenth in each step. "
        "Choose “turning”, and look at the angle after the grey line.",
        lesson="11-5-2",
    ),
    "larger-gamma": RightChoice(
        "later",
        "γ is what is left, not what is lost: 0.99 of V remains after one step. Choose “stopping”, and move γ.",
        lesson="11-5-2",
    ),
    "best-momentum": RightChoice(
        "about 90",
        "Momentum's best shrink factor has √κ in the place of κ, here 10 in the place of 100. Leave κ at 100. "
        "Move the dot along the dashed line towards the star, and look at the loss.",
        lesson="11-5-3",
    ),
    "book-gamma": RightChoice(
        "γ = 0",
        "At α = 0.05 and γ = 0.9 the path swings to and fro in the nearly round bowl, κ = 1.4, for a long time. "
        "Move γ down and look for its best value: it is neither 0.9 nor 0.",
        lesson="11-5-3",
    ),
    "by-size": RightChoice(
        "its steps keep their length, so it never settles",
        "g divided by |g| is +1 or −1, so each step moves each weight by η₀, however near the minimum is. "
        "Choose |g|, and look at the middle: the line stays at one η₀.",
        lesson="11-5-4",
    ),
    "by-sum": RightChoice(
        "its steps get short too soon",
        "What has been added is never taken away, so the learning rate of each weight only falls. "
        "Choose √(sum of g²), leave η₀ at 0.3, and look how far it is at the end.",
        lesson="11-5-4",
    ),
    "by-mean": RightChoice(
        "its first step is far too long",
        "The mean starts at 0 and takes 0.1 of the first |g|; divided by that, g is 10. "
        "Choose mean of |g|, and look at the first step in the middle.",
        lesson="11-5-4",
    ),
    "thousand-times": RightChoice(
        "both run away",
        "At s = 1000 their walls are at 2/2000 and 3.8/2000, and 0.3 and 0.05 are far beyond. "
        "Leave η₀ at 0.1, move s to 1000 and to 0.001, and look which path stays.",
        lesson="11-5-4",
    ),
    "fixed-eta": RightChoice(
        "it jumps to and fro between +½η₀ and −½η₀",
        "The size of the gradient is divided out, so at α = 0.9 the step is η₀ long in the long run. "
        "With η₀ = 0.1, w first falls far lower, until h has forgotten the large gradients. "
        "Move η₀ up from 0.1: the dotted line goes along.",
        lesson="11-5-4",
    ),
    "no-correction": RightChoice(
        "too long",
        "With β₁ = 0.9 and β₂ = 0.999 m and v both start too small: for g = 1 they are 0.1 and 0.001. But the step is "
        "divided by √v = 0.03, which is short by more than m is. Compare the two lines in the right panel.",
        lesson="11-5-5",
    ),
    "first-way": RightChoice(
        "as far along the valley as across it",
        "In the first step m̂ is the gradient and √v̂ its size, so one divided by the other is +1 or −1 on each axis: "
        "one α along u and one α along v. Move t to 1, and look at the three panels.",
        lesson="11-5-5",
    ),
    "memory-alone": RightChoice(
        "a tenth as long",
        "At β₁ = 0.9 the mean m takes a tenth of the first gradient, and nothing corrects that. (The book's V takes "
        "all of it: there 1 − β₁ is missing.) Tick memory, and look at the first steps; then tick correction, too.",
        lesson="11-5-5",
    ),
    "hand-picked": RightChoice(
        "RMSProp",
        "With 0.1 it is still on its way at step 30. "
        "On u²/20 + v², move its learning rate to 0.3, and see who is first.",
        lesson="11-5-6",
    ),
    "fair-loss": RightChoice(
        "gradient descent",
        "On u²/20 + v² Momentum and Adam pass very near the minimum just at step 30, if their learning rate is chosen "
        "for that. Press “each at its best”, and look what happens to them after step 30.",
        lesson="11-5-6",
    ),
    "fair-settle": RightChoice(
        "gradient descent",
        "κ is 20 on u²/20 + v², and below 38 gradient descent at its best is ahead of γ = 0.9 in the long run. "
        "(With a smaller γ or β₁ Momentum and Adam would be ahead.) Choose this judge, and press “each at its best”.",
        lesson="11-5-6",
    ),
    "usual-rates": RightChoice(
        "gradient descent",
        "A step of 0.01 times a small gradient is a small step; Momentum makes it up to ten times as long, "
        "and the two others divide the size away. Move the epoch: from the first one on it is behind.",
        lesson="11-5-7",
    ),
    "one-rate": RightChoice(
        "gradient descent",
        "At 1, RMSProp and Adam make steps of up to 1 and more in each weight, however small its gradient. "
        "Leave the epoch at 10, and move the learning rate: at 0.1 Momentum is first.",
        lesson="11-5-7",
    ),
    "tuned-rates": RightChoice(
        "less than 0.01",
        "In the share of recognised images, each at a good learning rate, the four are alike: the best mean and the "
        "worst are less than four images of 360 apart, and with five seeds each luck alone can do that. Look at race "
        "3, further down, and at the dots on its right.",
        lesson="11-5-7",
    ),
    "ten-times": RightChoice(
        "Momentum's by far",
        "Gradient descent with α = 2 is beyond its wall. "
        "At γ = 0.9, move α from 0.01 to 0.2: first the two are nearly one, then they part.",
        lesson="11-5-7",
    ),
    "after-silence": RightChoice(
        "2.5 α",
        "The zeros kept m and v at 0 while t grew. At t = 1001 the correction divides m by 1 and v by 0.63, not by 0.1 "
        "and 0.001 as in a first step. With β₁ = 0.9 and β₂ = 0.999, move the number of zeros to both ends.",
        lesson="11-5-5",
    ),
}
