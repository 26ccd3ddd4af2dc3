"""Equal risk contributions on the Ledoit-Wolf covariance: Newton's method by hand, and skfolio."""
import numpy
import skfolio
from skfolio.moments import LedoitWolf
from skfolio.optimization import RiskBudgeting
from skfolio.prior import EmpiricalPrior

from covariance import by_hand as ledoit_wolf
from hrp import frame


def by_hand(returns):
    """Damped Newton steps on y'Hy/2 - sum(ln y)/N (Spinu 2013)."""
    covariance = ledoit_wolf(returns)
    h = covariance / numpy.trace(covariance) * len(covariance)
    budget = 1 / len(h)
    y = numpy.sqrt(budget / numpy.diag(h))
    y /= numpy.sqrt(y @ h @ y)
    while True:
        hessian = h.copy()
        hessian.flat[:: len(h) + 1] += budget / y**2
        step = numpy.linalg.solve(hessian, budget / y - h @ y)
        longest = numpy.abs(step / y).max()
        y += step if longest <= 0.36 else step / (1 + longest)
        if longest < 1e-10:
            return y / y.sum()


def by_skfolio(returns):
    return RiskBudgeting(prior_estimator=EmpiricalPrior(covariance_estimator=LedoitWolf())).fit(frame(returns)).weights_


PEERS = {"NumPy by hand, Newton": by_hand, f"skfolio {skfolio.__version__}": by_skfolio}
