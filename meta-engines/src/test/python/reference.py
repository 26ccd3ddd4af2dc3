"""Plain re-computations, independent of the libraries that the oracle scripts compare: NumPy arithmetic only.

Each oracle script checks its library answers against these before it writes them.
"""
import itertools

import numpy

LINKAGES = ("single", "complete", "average", "weighted", "ward")


def sample_covariance(x):
    """Divisor T - 1."""
    c = x - x.mean(axis=0)
    return c.T @ c / (len(x) - 1)


def ledoit_wolf(x):
    """(shrinkage, covariance), target mu I, divisor T."""
    n, p = x.shape
    c = x - x.mean(axis=0)
    s = c.T @ c / n
    mu = numpy.trace(s) / p
    square = ((c**2).sum(axis=1) ** 2).sum()
    frobenius = (s**2).sum()
    beta = (square / n - frobenius) / (p * n)
    delta = (frobenius - 2 * mu * numpy.trace(s) + p * mu**2) / p
    beta = min(beta, delta)
    shrinkage = 0.0 if beta == 0 else beta / delta
    return shrinkage, (1 - shrinkage) * s + shrinkage * mu * numpy.eye(p)


def oas(x):
    """(shrinkage, covariance), target mu I, divisor T."""
    n, p = x.shape
    c = x - x.mean(axis=0)
    s = c.T @ c / n
    mu = numpy.trace(s) / p
    alpha = (s**2).mean()
    shrinkage = min(1.0, (alpha + mu**2) / ((n + 1) * (alpha - mu**2 / p)))
    return shrinkage, (1 - shrinkage) * s + shrinkage * mu * numpy.eye(p)


def covariance(x, name):
    if name == "sample":
        return sample_covariance(x)
    return {"ledoit_wolf": ledoit_wolf, "oas": oas}[name](x)[1]


def correlation_of(cov):
    sd = numpy.sqrt(numpy.diag(cov))
    rho = numpy.clip(cov / numpy.outer(sd, sd), -1, 1)
    numpy.fill_diagonal(rho, 1)
    return rho


def distance_of(rho):
    return numpy.sqrt(0.5 * (1 - rho))


def distance_of_distance(d):
    """Euclidean distance between the rows of a distance matrix."""
    return numpy.sqrt(((d[:, None, :] - d[None, :, :]) ** 2).sum(axis=2))


def linkage(d, method):
    """Agglomeration by Lance and Williams, nearest pair first; children in ascending order of their number."""
    n = len(d)
    live = {i: 1 for i in range(n)}
    dist = {(i, j): d[i, j] for i in range(n) for j in range(i + 1, n)}
    z = []
    for step in range(n - 1):
        x, y = min(itertools.combinations(sorted(live), 2), key=lambda pair: dist[pair])
        h, u = dist[x, y], n + step
        nx, ny = live.pop(x), live.pop(y)
        for i in live:
            a, b = dist[min(i, x), max(i, x)], dist[min(i, y), max(i, y)]
            if method == "single":
                new = min(a, b)
            elif method == "complete":
                new = max(a, b)
            elif method == "average":
                new = (nx * a + ny * b) / (nx + ny)
            elif method == "weighted":
                new = (a + b) / 2
            else:
                s = live[i]
                new = numpy.sqrt(((s + nx) * a * a + (s + ny) * b * b - s * h * h) / (s + nx + ny))
            dist[i, u] = new
        live[u] = nx + ny
        z.append([x, y, h, nx + ny])
    return numpy.array(z, dtype=float)


def leaves(z):
    """Pre-order, left first."""
    n = len(z) + 1

    def walk(node):
        return [node] if node < n else walk(int(z[node - n, 0])) + walk(int(z[node - n, 1]))

    return walk(2 * n - 2)


def optimal_order(z, d, dtype=numpy.float64, backtrack=True):
    """z with children swapped so that neighbouring leaves are close.

    With backtrack it is the optimum of Bar-Joseph, Gifford and Jaakkola (2001).
    Without, every node keeps the turn of its children that is best for that node alone and is then carried along
    by the turns above it: this, in float32, is what SciPy does. The left child of the root stays the left one.
    """
    n = len(z) + 1
    first = leaves(z)
    position = {leaf: i for i, leaf in enumerate(first)}
    members, child = {i: [i] for i in range(n)}, {}
    for i, (x, y, _, _) in enumerate(z):
        child[n + i] = (int(x), int(y))
        members[n + i] = members[int(x)] + members[int(y)]
    for m in members.values():
        m.sort(key=position.get)
    cost = {(i, i): dtype(0) for i in range(n)}
    choice = {}

    def inner(node, end):
        """Leaves that can stand at the other end of node when end stands at one."""
        if node < n:
            return [end]
        left, right = child[node]
        return members[right] if end in members[left] else members[left]

    turn = {}
    best_at = {}
    for node in range(n, 2 * n - 1):
        left, right = child[node]
        best = None
        for u in members[left]:
            for w in members[right]:
                least = None
                for m in inner(left, u):
                    for k in inner(right, w):
                        c = dtype(float(dtype(cost[u, m] + cost[w, k])) + d[m, k])
                        if least is None or c < least[0]:
                            least = (c, m, k)
                cost[u, w] = cost[w, u] = least[0]
                choice[node, u, w] = least[1:]
                if best is None or least[0] < best[0]:
                    best = (least[0], u, w)
        best_at[node] = best

    def is_turned(node, leftmost):
        return node >= n and leftmost in members[child[node][1]]

    final = {}
    if backtrack:
        def settle(node, u, w):
            """Order node from leaf u to leaf w."""
            if node < n:
                return
            left, right = child[node]
            final[node] = u in members[right]
            if final[node]:
                k, m = choice[node, w, u]
                settle(right, u, m)
                settle(left, k, w)
            else:
                m, k = choice[node, u, w]
                settle(left, u, m)
                settle(right, k, w)

        settle(2 * n - 2, *best_at[2 * n - 2][1:])
    else:
        for node in range(n, 2 * n - 1):
            _, u, w = best_at[node]
            left, right = child[node]
            turn[left] = is_turned(left, u)
            turn[right] = right >= n and w in members[child[right][0]]

        def carry(node, parity):
            if node < n:
                return
            parity ^= bool(turn.get(node, False))
            final[node] = parity
            for c in child[node]:
                carry(c, parity)

        carry(2 * n - 2, False)
    out = z.copy()
    for node, swapped in final.items():
        if swapped:
            out[node - n, [0, 1]] = out[node - n, [1, 0]]
    return out


def path_length(order, d):
    return sum(d[i, j] for i, j in zip(order, order[1:]))


def inverse_variance(cov):
    w = 1 / numpy.diag(cov)
    return w / w.sum()


def cluster_variance(cov, cluster):
    part = cov[numpy.ix_(cluster, cluster)]
    w = inverse_variance(part)
    return w @ part @ w


def bisect(cov, order):
    """Lopez de Prado (2016): halve the order, left gets the floor half."""
    w = numpy.ones(len(cov))
    stack = [list(order)]
    while stack:
        cluster = stack.pop()
        if len(cluster) < 2:
            continue
        half = len(cluster) // 2
        left, right = cluster[:half], cluster[half:]
        a, b = cluster_variance(cov, left), cluster_variance(cov, right)
        w[left] *= 1 - a / (a + b)
        w[right] *= a / (a + b)
        stack += [left, right]
    return w


def hrp(cov, d, method, ordering="none"):
    """(linkage matrix, leaves, weights); ordering: none, scipy (float32, no backtracking) or exact."""
    z = linkage(d, method)
    if ordering == "scipy":
        z = optimal_order(z, d, numpy.float32, False)
    elif ordering == "exact":
        z = optimal_order(z, d)
    order = leaves(z)
    return z, order, bisect(cov, order)


def clusters_at(z, k):
    """The k clusters left when the last k - 1 merges are undone, each sorted, in order of their first member."""
    n = len(z) + 1
    top, nodes = 2 * n - 2, [2 * n - 2]
    for step in range(k - 1):
        node = top - step
        nodes.remove(node)
        nodes += [int(z[node - n, 0]), int(z[node - n, 1])]
    members = {i: [i] for i in range(n)}
    for i, (x, y, _, _) in enumerate(z):
        members[n + i] = members[int(x)] + members[int(y)]
    return sorted(sorted(members[node]) for node in nodes)


def pair_distances(d, cluster):
    return numpy.array([d[i, j] for i, j in itertools.combinations(cluster, 2)])


def cluster_count_skfolio(d, z):
    """(k, W_1 ... W_K): W_k the sum over clusters of two and more of the mean pair distance.

    K = min(N, max(8, round(sqrt N))), half to even. k = 1 + the first argmax over j = 1 ... K - 2 of
    W_j - 2 W_{j+1} + W_{j+2}; N = 2 gives 2.
    """
    n = len(d)
    if n == 2:
        return 2, []
    w = []
    for k in range(1, min(n, max(8, round(numpy.sqrt(n)))) + 1):
        w.append(sum(pair_distances(d, c).mean() for c in clusters_at(z, k) if len(c) > 1))
    w = numpy.array(w)
    return int(numpy.argmax(w[:-2] - 2 * w[1:-1] + w[2:])) + 2, w.tolist()


def cluster_count_riskfolio(d, z, most=10):
    """(k, W_2 ... W_K): W_k the sum over clusters of two and more of the deviation (ddof 0) of pair distances.

    K = floor(min(most, sqrt N) + 2), at most N. k = the first argmax over j = 2 ... K - 2 of
    W_j - 2 W_{j+1} + W_{j+2}; without such a j: 1.
    """
    n = len(d)
    last = min(n, int(min(most, numpy.sqrt(n)) + 2))
    w = [sum(pair_distances(d, c).std() for c in clusters_at(z, k) if len(c) > 1) for k in range(2, last + 1)]
    w = numpy.array(w)
    if len(w) < 3:
        return 1, w.tolist()
    return int(numpy.argmax(w[:-2] - 2 * w[1:-1] + w[2:])) + 2, w.tolist()


def cluster_count_documented(d, z, most=8):
    """(k, W_1 ... W_K): the formula that skfolio's documentation prints and that neither library computes.

    W_k = sum of D_i / (2 |C_i|), D_i the distances of all ordered pairs of cluster i, K = most + 2, at most N.
    k = the first argmax over j = 2 ... K - 2 of W_j - 2 W_{j+1} + W_{j+2}.
    """
    last = min(len(d), most + 2)
    w = numpy.array([sum(pair_distances(d, c).sum() / len(c) for c in clusters_at(z, k)) for k in range(1, last + 1)])
    return int(numpy.argmax((w[:-2] - 2 * w[1:-1] + w[2:])[1:])) + 2, w.tolist()


def naive_risk(cov, cluster, risk):
    """(weights within the cluster, its risk): inverse variance with variance, or inverse deviation with deviation."""
    part = cov[numpy.ix_(cluster, cluster)]
    v = numpy.diag(part)
    w = 1 / (v if risk == "variance" else numpy.sqrt(v))
    w /= w.sum()
    total = w @ part @ w
    return w, total if risk == "variance" else numpy.sqrt(total)


def herc(cov, z, k, risk="variance", equal_within=False):
    """Raffinot (2018) as skfolio and Riskfolio-Lib read it, see the notes of peer_engines.py."""
    n = len(cov)
    clusters = clusters_at(z, k)
    inner = [naive_risk(cov, c, risk) for c in clusters]
    children = {n + i: (int(x), int(y)) for i, (x, y, _, _) in enumerate(z)}
    share = numpy.ones(len(clusters))

    def assets(node):
        return [node] if node < n else assets(children[node][0]) + assets(children[node][1])

    def split(node):
        left, right = (set(assets(c)) for c in children[node])
        a = [i for i, c in enumerate(clusters) if set(c) <= left]
        b = [i for i, c in enumerate(clusters) if set(c) <= right]
        ra, rb = sum(inner[i][1] for i in a), sum(inner[i][1] for i in b)
        share[a] *= 1 - ra / (ra + rb)
        share[b] *= ra / (ra + rb)

    for step in range(k - 1):
        split(2 * n - 2 - step)
    w = numpy.zeros(n)
    for c, (v, _), s in zip(clusters, inner, share):
        w[c] = s / len(c) if equal_within else s * v
    return w


def box_rows(n, lo, hi, homogeneous=False):
    """(G, h) of G w <= h for lo <= w_i <= hi, or with lo and hi times 1'w for a homogeneous problem."""
    eye, ones = numpy.eye(n), numpy.ones((n, n))
    if homogeneous:
        rows = [lo * ones - eye] + ([eye - hi * ones] if hi < 1 else [])
        return numpy.vstack(rows), numpy.zeros(n * len(rows))
    return numpy.vstack([-eye, eye]), numpy.concatenate([numpy.full(n, -lo), numpy.full(n, hi)])


def polish(gradient, hessian, size, e, f, g, h, w, near=1e-6):
    """(w, KKT residual) of min F(w), E w = f, G w <= h, by Newton on active sets.

    It finishes what a solver left nearly optimal; from elsewhere it may fail, which the residual tells: the largest of
    stationarity and negative multipliers, both over size(w), the size of the terms that the gradient is made of, and
    of violated constraints.
    """
    active = [i for i in range(len(g)) if h[i] - g[i] @ w < near]
    n, m = len(w), len(e)
    for _ in range(200):
        for _ in range(60):
            a = numpy.vstack([e, g[active]]) if active or m else numpy.zeros((0, n))
            b = numpy.concatenate([f, h[active]]) - a @ w
            kkt = numpy.block([[hessian(w), a.T], [a, numpy.zeros((len(a), len(a)))]])
            step = numpy.linalg.lstsq(kkt, numpy.concatenate([-gradient(w), b]), rcond=1e-15)[0]
            w = w + step[:n]
            if abs(step[:n]).max() < 4e-16 * max(1, abs(w).max()):
                break
        multipliers = step[n + m:]
        violation = g @ w - h
        violation[active] = 0
        worst = int(numpy.argmax(violation))
        scale = size(w)
        if violation[worst] > 1e-14:
            active.append(worst)
        elif len(multipliers) and multipliers.min() < -1e-13 * scale:
            active.pop(int(numpy.argmin(multipliers)))
        else:
            break
    stationarity = abs(gradient(w) + a.T @ step[n:]).max() / scale
    low = -multipliers.min() / scale if len(multipliers) else 0.0
    equality = abs(e @ w - f).max() if m else 0.0
    return w, float(max(stationarity, (g @ w - h).max(), equality, low))


def quadratic(h, c, e, f, g, bound, w):
    """polish of min 1/2 w'Hw - c'w."""
    return polish(lambda v: h @ v - c, lambda v: h, lambda v: abs(h @ v).max() + abs(c).max(), e, f, g, bound, w)


def single_point(n, lo, hi):
    return abs(n * lo - 1) < 1e-12 or abs(n * hi - 1) < 1e-12


def minimum_variance(cov, start, lo=0.0, hi=1.0):
    n = len(cov)
    if n == 1 or single_point(n, lo, hi):
        return numpy.full(n, 1 / n), 0.0
    scaled = cov / numpy.trace(cov) * n
    g, h = box_rows(n, lo, hi)
    return quadratic(scaled, numpy.zeros(n), numpy.ones((1, n)), numpy.ones(1), g, h, start)


def utility(cov, mean, gamma, start, lo, hi):
    n = len(cov)
    if single_point(n, lo, hi):
        return numpy.full(n, 1 / n), 0.0
    scale = n / numpy.trace(cov)
    g, h = box_rows(n, lo, hi)
    return quadratic(gamma * scale * cov, scale * mean, numpy.ones((1, n)), numpy.ones(1), g, h, start)


def maximum_ratio(cov, reward, start, lo, hi):
    """max reward'w / sqrt(w' cov w): min y' cov y, reward'y = 1, lo 1'y <= y_i <= hi 1'y, w = y / 1'y."""
    n = len(cov)
    if single_point(n, lo, hi):
        return numpy.full(n, 1 / n), 0.0
    scaled = cov / numpy.trace(cov) * n
    r = reward / abs(reward).mean()
    g, h = box_rows(n, lo, hi, homogeneous=True)
    y, residual = quadratic(scaled, numpy.zeros(n), r[None, :], numpy.ones(1), g, h, start / (r @ start))
    return y / y.sum(), residual


def risk_budget(cov, budget):
    """(w, largest relative error of a contribution): damped Newton on 1/2 y' cov y - b' ln y."""
    n = len(cov)
    s = cov / numpy.trace(cov) * n
    y = budget**0.5 / numpy.sqrt(numpy.diag(s))

    def value(v):
        return 0.5 * v @ s @ v - budget @ numpy.log(v)

    for _ in range(200):
        gradient = s @ y - budget / y
        step = numpy.linalg.solve(s + numpy.diag(budget / y**2), -gradient)
        t = 1.0
        while (y + t * step).min() <= 0 or value(y + t * step) > value(y) + 1e-15 * abs(value(y)):
            t /= 2
            if t < 1e-18:
                break
        y = y + t * step if t >= 1e-18 else y
        if abs(step / y).max() < 1e-15:
            break
    error = abs(y * (s @ y) / budget - 1).max()
    return y / y.sum(), float(error)


def risk_budget_in_box(cov, budget, start, lo, hi):
    n = len(cov)
    if single_point(n, lo, hi):
        return numpy.full(n, 1 / n), 0.0
    s = cov / numpy.trace(cov) * n
    g, h = box_rows(n, lo, hi, homogeneous=True)
    if lo == 0:
        g, h = g[n:], h[n:]
    y = start / numpy.sqrt(start @ s @ start / budget.sum())
    if not len(g):
        g, h = numpy.zeros((1, n)), numpy.ones(1)
    y, residual = polish(lambda v: s @ v - budget / v, lambda v: s + numpy.diag(budget / v**2),
                         lambda v: abs(s @ v).max(), numpy.zeros((0, n)), numpy.zeros(0), g, h, y)
    return y / y.sum(), residual
