"""Before Keras and JAX are imported: Keras runs on JAX, both reckon in float64 as we do, and no home is written to."""

import os
import tempfile

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_ENABLE_X64"] = "1"
os.environ["KERAS_HOME"] = tempfile.mkdtemp(prefix="keras-")
