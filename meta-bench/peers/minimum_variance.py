"""Long-only minimum variance on the Ledoit-Wolf covariance: Clarabel called directly and through cvxpy, and skfolio. The covariance is
part of the job, as it is of ours."""
import clarabel
import cvxpy
import numpy
import scipy.sparse
import skfolio
from skfolio.moments import LedoitWolf
from skfolio.optimization import MeanRisk
from skfolio.prior import EmpiricalPrior

from covariance import by_hand as ledoit_wolf
from hrp import frame


def scaled(returns):
    covariance = ledoit_wolf(returns)
    return covariance / numpy.trace(covariance) * len(covariance)


def by_clarabel(returns):
    h = scaled(returns)
    n = len(h)
    constraints = scipy.sparse.vstack([numpy.ones((1, n)), -scipy.sparse.identity(n)]).tocsc()
    settings = clarabel.DefaultSettings()
    settings.verbose = False
    settings.max_threads = 1
    cones = [clarabel.ZeroConeT(1), clarabel.NonnegativeConeT(n)]
    bounds = numpy.concatenate([[1.0], numpy.zeros(n)])
    solver = clarabel.DefaultSolver(scipy.sparse.triu(scipy.sparse.csc_matrix(h)).tocsc(), numpy.zeros(n), constraints, bounds, cones, settings)
    return numpy.array(solver.solve().x)


def by_cvxpy(returns):
    h = scaled(returns)
    w = cvxpy.Variable(len(h))
    cvxpy.Problem(cvxpy.Minimize(cvxpy.quad_form(w, cvxpy.psd_wrap(h))), [cvxpy.sum(w) == 1, w >= 0]).solve(solver=cvxpy.OSQP)
    return w.value


def by_skfolio(returns):
    return MeanRisk(prior_estimator=EmpiricalPrior(covariance_estimator=LedoitWolf())).fit(frame(returns)).weights_


PEERS = {
    f"Clarabel {clarabel.__version__} by hand": by_clarabel,
    f"cvxpy {cvxpy.__version__} (OSQP)": by_cvxpy,
    f"skfolio {skfolio.__version__}": by_skfolio,
}
