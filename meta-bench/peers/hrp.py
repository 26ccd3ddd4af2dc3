"""Hierarchical risk parity from returns to weights: by hand in NumPy and SciPy in the house convention (Ledoit-Wolf, distance
sqrt((1 - rho) / 2), Ward, leaves bisected at inverse variances), and by PyPortfolioOpt and skfolio in their own."""
import numpy
import pandas
import pypfopt
import skfolio
from scipy.cluster.hierarchy import leaves_list, linkage
from skfolio.optimization import HierarchicalRiskParity

from covariance import by_hand as ledoit_wolf


def by_hand(returns):
    covariance = ledoit_wolf(returns)
    centered = returns - returns.mean(axis=0)
    centered /= numpy.sqrt(numpy.einsum("ij,ij->j", centered, centered))
    rho = centered.T @ centered
    columns = len(rho)
    upper = numpy.triu_indices(columns, 1)
    leaves = leaves_list(linkage(numpy.sqrt(numpy.maximum(0, (1 - rho[upper]) / 2)), "ward"))
    covariance = covariance[numpy.ix_(leaves, leaves)]
    inverse = 1 / numpy.diag(covariance)
    weights = numpy.ones(columns)
    open_ranges = [(0, columns)]
    while open_ranges:
        first, last = open_ranges.pop()
        if last - first < 2:
            continue
        middle = first + (last - first) // 2
        variances = []
        for a, b in ((first, middle), (middle, last)):
            held = inverse[a:b] / inverse[a:b].sum()
            variances.append(held @ covariance[a:b, a:b] @ held)
        alpha = 1 - variances[0] / (variances[0] + variances[1])
        weights[first:middle] *= alpha
        weights[middle:last] *= 1 - alpha
        open_ranges += [(first, middle), (middle, last)]
    back = numpy.empty(columns)
    back[leaves] = weights
    return back


def frame(returns):
    return pandas.DataFrame(returns, columns=[f"C{j}" for j in range(returns.shape[1])],
                            index=pandas.date_range("2020-01-01", periods=len(returns)))


def by_pypfopt(returns):
    return numpy.array(list(pypfopt.HRPOpt(frame(returns)).optimize().values()))


def by_skfolio(returns):
    return HierarchicalRiskParity().fit(frame(returns)).weights_


PEERS = {
    "NumPy and SciPy by hand": by_hand,
    "PyPortfolioOpt 1.6.0": by_pypfopt,
    f"skfolio {skfolio.__version__}": by_skfolio,
}
