"""Settings of matplotlib that a reader may have."""

import matplotlib.style

THEIRS = {
    **matplotlib.style.library["dark_background"],
    "font.family": ["monospace"], "font.size": 17, "mathtext.fontset": "stix", "axes.unicode_minus": False,
    "text.antialiased": False, "text.hinting": "none", "lines.antialiased": False, "lines.linewidth": 7,
    "lines.markersize": 20, "lines.dashed_pattern": [1, 1], "lines.scale_dashes": False, "path.sketch": (1, 100, 2),
    "path.simplify": False, "path.snap": False, "agg.path.chunksize": 100, "markers.fillstyle": "none",
    "patch.linewidth": 5, "patch.edgecolor": "red", "hatch.color": "red", "axes.grid": True, "axes.linewidth": 4,
    "axes.labelpad": 20, "axes.titlepad": 30, "axes.titleweight": "bold", "axes.labelweight": "bold",
    "axes.spines.top": False, "axes.axisbelow": False, "axes.autolimit_mode": "round_numbers", "axes.xmargin": 0.4,
    "axes.formatter.limits": (-1, 1), "axes.formatter.useoffset": False, "axes.formatter.min_exponent": 3,
    "xtick.direction": "in", "xtick.minor.visible": True, "ytick.minor.visible": True, "xtick.major.size": 12,
    "ytick.right": True, "ytick.alignment": "top", "grid.linestyle": ":", "grid.alpha": 0.3, "legend.fontsize": 20,
    "legend.framealpha": 0.1, "legend.handlelength": 6, "legend.numpoints": 3, "figure.figsize": (3, 3),
    "figure.dpi": 33, "figure.autolayout": True, "figure.subplot.left": 0.4, "image.cmap": "gray",
    "image.interpolation": "bilinear", "image.origin": "lower", "image.resample": False, "image.aspect": 3.0,
    "contour.linewidth": 6, "contour.negative_linestyle": "dotted", "contour.algorithm": "mpl2005",
    "errorbar.capsize": 9, "scatter.marker": "x",
}  # fmt: skip
