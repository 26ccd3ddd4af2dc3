"""Trees from condensed distances, by SciPy and fastcluster."""
import fastcluster
import scipy
from scipy.cluster import hierarchy

PEERS = {
    f"SciPy {scipy.__version__}": hierarchy.linkage,
    f"fastcluster {fastcluster.__version__}": fastcluster.linkage,
}
