"""Covariances: Ledoit-Wolf by hand in NumPy with one product of matrices, and by scikit-learn; sample and weighted ones by NumPy and pandas."""
import numpy
import pandas
import sklearn
from sklearn.covariance import ledoit_wolf


def by_hand(returns):
    """The squares of all products of a row, summed, are the square of the row's sum of squares: one product of matrices is enough."""
    rows, columns = returns.shape
    centered = returns - returns.mean(axis=0)
    covariance = centered.T @ centered / rows
    trace = numpy.trace(covariance)
    mu = trace / columns
    squares = numpy.vdot(covariance, covariance)
    fourth = (numpy.einsum("ij,ij->i", centered, centered) ** 2).sum()
    distance = (squares - 2 * mu * trace + columns * mu * mu) / columns
    noise = min((fourth / rows - squares) / (columns * rows), distance)
    shrinkage = 0.0 if noise == 0 else noise / distance
    covariance *= 1 - shrinkage
    covariance.flat[:: columns + 1] += shrinkage * mu
    return covariance


def by_sklearn(returns):
    return ledoit_wolf(returns)[0]


def sample(returns):
    return numpy.cov(returns, rowvar=False)


def sample_by_pandas(returns):
    return pandas.DataFrame(returns).cov().to_numpy()


def weighted(returns, half_life=30):
    """The last row weighs most, a row that is a half-life older half of it; weights sum to one."""
    weights = 0.5 ** (numpy.arange(len(returns))[::-1] / half_life)
    weights /= weights.sum()
    centered = (returns - weights @ returns) * numpy.sqrt(weights)[:, None]
    return centered.T @ centered


SAMPLE = {f"NumPy {numpy.__version__}": sample, f"pandas {pandas.__version__}": sample_by_pandas}
WEIGHTED = {f"NumPy {numpy.__version__} by hand": weighted}
PEERS = {f"NumPy {numpy.__version__} by hand": by_hand, f"scikit-learn {sklearn.__version__}": by_sklearn}
