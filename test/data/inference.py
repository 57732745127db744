"""What statsmodels and R say of logistic, multinomial and linear regressions.

/usr/bin/python3 test/data/inference.py > test/data/inference.json

Profile intervals are R's confint of MASS on a profile of small steps, which its spline then follows to ten figures. Firth's estimate is the
root of the modified score, its intervals those of the penalised likelihood, both written here from the definition (Heinze and Schemper,
Statistics in Medicine 21, 2002).
"""

import json
import subprocess
import tempfile

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import optimize, stats

SPECTOR = """GPA,TUCE,PSI,GRADE
2.66,20,0,0
2.89,22,0,0
3.28,24,0,0
2.92,12,0,0
4.0,21,0,1
2.86,17,0,0
2.76,17,0,0
2.87,21,0,0
3.03,25,0,0
3.92,29,0,1
2.63,20,0,0
3.32,23,0,0
3.57,23,0,0
3.26,25,0,1
3.53,26,0,0
2.74,19,0,0
2.75,25,0,0
2.83,19,0,0
3.12,23,1,0
3.16,25,1,1
2.06,22,1,0
3.62,28,1,1
2.89,14,1,0
3.51,26,1,0
3.54,24,1,1
2.83,27,1,1
3.39,17,1,1
2.67,24,1,0
3.65,21,1,1
4.0,23,1,1
3.1,21,1,0
2.39,19,1,1
"""
TIGHT = dict(tol=1e-14, maxiter=200, disp=0)


def table(text):
    from io import StringIO

    return pd.read_csv(StringIO(text))


def csv(frame):
    return frame.to_csv(index=False, lineterminator="\n")


def wald(fit, names):
    ci = np.asarray(fit.conf_int())
    return [
        dict(name=name, estimate=b, standardError=s, statistic=t, p=p, low=low, high=high)
        for name, b, s, t, p, (low, high) in zip(names, fit.params, fit.bse, fit.tvalues, fit.pvalues, ci)
    ]


def whole(fit, **more):
    return dict(logLikelihood=fit.llf, nullLogLikelihood=fit.llnull, aic=fit.aic, bic=fit.bic, **more)


def profile(frame, formula):
    """Ends of R's profile likelihood intervals, the intercept first."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write(csv(frame))
        file.flush()
        code = f"""
suppressMessages(library(MASS))
fit <- glm({formula}, binomial, read.csv("{file.name}"), control = glm.control(epsilon = 1e-15, maxit = 100))
ends <- suppressMessages(confint(profile(fit, alpha = 0.02, maxsteps = 4000, del = 0.004)))
cat(sprintf("%.15g", t(ends)))
"""
        told = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=True)
    values = list(map(float, told.stdout.split()))
    return list(zip(values[::2], values[1::2]))


def logit(frame, target, features):
    x = sm.add_constant(frame[features].astype(float))
    fit = sm.Logit(frame[target], x).fit(method="newton", **TIGHT)
    return dict(
        table=csv(frame),
        target=target,
        features=features,
        coefficients=wald(fit, ["intercept", *features]),
        fit=whole(fit, mcfaddenR2=fit.prsquared, p=fit.llr_pvalue),
        profile=profile(frame, f"{target} ~ {' + '.join(features)}"),
        vif=[sm_vif(x.values, k + 1) for k in range(len(features))],
    )


def sm_vif(x, k):
    from statsmodels.stats.outliers_influence import variance_inflation_factor

    return variance_inflation_factor(x, k)


def information(x, b, w):
    p = 1 / (1 + np.exp(-x @ b))
    return (x.T * (w * p * (1 - p))) @ x


def modified_score(x, y, b, w):
    p = 1 / (1 + np.exp(-x @ b))
    inverse = np.linalg.inv(information(x, b, w))
    h = w * p * (1 - p) * np.einsum("ij,jk,ik->i", x, inverse, x)
    return x.T @ (w * (y - p) + h * (0.5 - p))


def penalised(x, y, b, w):
    eta = x @ b
    return np.sum(w * (y * eta - np.logaddexp(0, eta))) + 0.5 * np.linalg.slogdet(information(x, b, w))[1]


def root(f, start):
    found = optimize.root(f, start, method="hybr", options=dict(xtol=1e-14))
    assert np.abs(found.fun).max() < 1e-9, found
    return found.x


def firth(frame, target, features):
    x = np.c_[np.ones(len(frame)), frame[features].astype(float).values]
    y, w = frame[target].values.astype(float), np.ones(len(frame))
    b = root(lambda b: modified_score(x, y, b, w), np.zeros(x.shape[1]))
    errors = np.sqrt(np.diag(np.linalg.inv(information(x, b, w))))
    top = penalised(x, y, b, w)
    ends = []
    for k in range(len(b)):
        others = [j for j in range(len(b)) if j != k]
        inner = dict(start=b[others])

        def drop(value):
            def at(rest):
                full = np.empty(len(b))
                full[k], full[others] = value, rest
                return full

            inner["start"] = root(lambda rest: modified_score(x, y, at(rest), w)[others], inner["start"])
            return 2 * (top - penalised(x, y, at(inner["start"]), w)) - stats.chi2.ppf(0.95, 1)

        pair = []
        for side in (-1, 1):
            inner["start"] = b[others]
            far = b[k]
            while True:
                far += side * 0.25 * errors[k]
                if drop(far) > 0:
                    break
            pair.append(optimize.brentq(drop, far - side * 0.25 * errors[k], far, xtol=1e-13, rtol=1e-14))
        ends.append(pair)
    first = root(lambda a: modified_score(x, y, np.r_[a, np.zeros(len(b) - 1)], w)[:1], np.zeros(1))
    return dict(
        table=csv(frame),
        target=target,
        features=features,
        coefficients=[
            dict(name=name, estimate=value, standardError=error, low=low, high=high)
            for name, value, error, (low, high) in zip(["intercept", *features], b, errors, ends)
        ],
        logLikelihood=top,
        nullLogLikelihood=penalised(x, y, np.r_[first, np.zeros(len(b) - 1)], w),
    )


def random_table(seed, rows=80):
    """Numbers of very different units, a category, and weights; the target follows from them and chance."""
    random = np.random.default_rng(seed)
    a = np.round(random.normal(50, 12, rows), 2)
    b = np.round(random.normal(0.002, 0.0007, rows), 6)
    c = random.choice(["red", "green", "blue"], rows, p=[0.5, 0.3, 0.2])
    score = (a - 50) / 12 + 900 * (b - 0.002) + (c == "green") - 0.5 * (c == "blue")
    return random, pd.DataFrame(dict(a=a, b=b, c=c)), score


def dummies(frame):
    """The design of the app: the most frequent level is the reference."""
    mode = sorted(frame.c.unique(), key=lambda level: (-(frame.c == level).sum(), level))[0]
    return mode, [level for level in sorted(frame.c.unique()) if level != mode]


def weighted_mode(frame):
    sums = frame.groupby("c").w.sum()
    mode = sorted(sums.index, key=lambda level: (-sums[level], level))[0]
    return mode, [level for level in sorted(frame.c.unique()) if level != mode]


def mixed_logit(seed, weights):
    random, frame, score = random_table(seed)
    frame["y"] = np.where(random.uniform(size=len(frame)) < 1 / (1 + np.exp(-score)), "yes", "no")
    if weights == "whole":
        frame["w"] = random.integers(1, 5, len(frame))
    if weights == "fractional":
        frame["w"] = np.round(random.uniform(0.2, 3, len(frame)), 3)
    reference, levels = dummies(frame) if weights == "none" else weighted_mode(frame)
    x = np.c_[np.ones(len(frame)), frame.a, frame.b, *[(frame.c == level).astype(float) for level in levels]]
    w = {"none": None, "whole": frame.get("w"), "fractional": None if weights != "fractional" else frame.w / frame.w.mean()}[weights]
    # Columns of one size keep the figures of IRLS; what is told is on the scale of the table.
    scale = np.r_[1, np.abs(x[:, 1:]).max(0)]
    fit = sm.GLM((frame.y == "yes").astype(float), x / scale, sm.families.Binomial(), freq_weights=w).fit(tol=1e-14, maxiter=200)
    names = ["intercept", "a", "b", *[f"c = {level}" for level in levels]]
    return dict(
        table=csv(frame),
        target="y",
        features=["a", "b", "c"],
        weights=None if weights == "none" else "w",
        reference=f"c = {reference}",
        coefficients=[
            dict(name=name, estimate=b / s, standardError=e / s, statistic=t, p=p)
            for name, b, e, t, p, s in zip(names, fit.params, fit.bse, fit.tvalues, fit.pvalues, scale)
        ],
        logLikelihood=fit.llf,
        nullLogLikelihood=fit.llnull,
    )


def multinomial(seed):
    random = np.random.default_rng(seed)
    a, b = np.round(random.normal(20, 5, 120), 2), np.round(random.normal(0, 1, 120), 3)
    scores = np.c_[np.zeros(120), 0.3 * (a - 20) - b, 0.1 * (a - 20) + 0.8 * b + 0.4]
    chance = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    y = [random.choice(["high", "low", "mid"], p=row) for row in chance]
    frame = pd.DataFrame(dict(a=a, b=b, y=y))
    # Powers and products are on the scale of the table; the fit is on standardized ones, and taken there by the delta method.
    columns = {"a": a, "b": b, "a²": a * a, "a · b": a * b, "b²": b * b}
    raw = np.c_[np.ones(120), np.column_stack(list(columns.values()))]
    za, zb = (a - a.mean()) / a.std(), (b - b.mean()) / b.std()
    z = np.column_stack([np.ones(120), za, zb, za * za, za * zb, zb * zb])
    change = np.linalg.lstsq(raw, z, rcond=None)[0]
    fit = sm.MNLogit(frame.y, pd.DataFrame(z)).fit(method="newton", **TIGHT)
    params, cov = fit.params.values, fit.cov_params().values
    coefficients = []
    for k, name in enumerate(sorted(set(y))[1:]):
        block = cov[6 * k : 6 * k + 6, 6 * k : 6 * k + 6]
        errors = np.sqrt(np.diag(change @ block @ change.T))
        for label, value, error in zip(["intercept", *columns], change @ params[:, k], errors):
            coefficients.append({"name": label, "class": name, "estimate": value, "standardError": error})
    return dict(table=csv(frame), target="y", features=["a", "b"], coefficients=coefficients, fit=whole(fit, mcfaddenR2=fit.prsquared, p=fit.llr_pvalue))


def linear(frame, target, features, weights=None):
    x = sm.add_constant(frame[features].astype(float))
    if weights is None:
        fit = sm.OLS(frame[target], x).fit()
    elif np.issubdtype(frame[weights].dtype, np.integer):
        # A row of weight 2 is two rows.
        repeated = np.repeat(np.arange(len(frame)), frame[weights])
        fit = sm.OLS(frame[target].values[repeated], x.values[repeated]).fit()
    else:
        fit = sm.WLS(frame[target], x, frame[weights] / frame[weights].mean()).fit()
    return dict(
        table=csv(frame),
        target=target,
        features=features,
        weights=weights,
        coefficients=wald(fit, ["intercept", *features]),
        fit=dict(
            r2=fit.rsquared,
            adjustedR2=fit.rsquared_adj,
            residualStandardError=np.sqrt(fit.scale),
            statistic=fit.fvalue,
            p=fit.f_pvalue,
            # That of WLS counts the weights as variances.
            **({} if weights == "share" else dict(logLikelihood=fit.llf, aic=fit.aic, bic=fit.bic)),
        ),
    )


def linear_table(seed):
    random, frame, score = random_table(seed, 40)
    frame["y"] = np.round(100 + 7 * score + random.normal(0, 4, 40), 3)
    frame["times"] = random.integers(1, 4, 40)
    frame["share"] = np.round(random.uniform(0.1, 2, 40), 3)
    return frame.drop(columns="c")


separated = pd.DataFrame(dict(x=[1, 2, 3, 4, 5, 6], y=[0, 0, 0, 1, 1, 1]))
spector = table(SPECTOR)
print(
    json.dumps(
        dict(
            logit=dict(
                spector=logit(spector, "GRADE", ["GPA", "TUCE", "PSI"]),
                admissions=logit(pd.read_csv("samples/admissions.csv"), "admitted", ["exam_1", "exam_2"]),
            ),
            firth=dict(
                separated=firth(separated, "y", ["x"]),
                spector=firth(spector, "GRADE", ["GPA", "TUCE", "PSI"]),
            ),
            mixed=[mixed_logit(seed, weights) for seed in range(5) for weights in ("none", "whole", "fractional")],
            multinomial=[multinomial(seed) for seed in (11, 12, 13)],
            linear=[
                linear(pd.read_csv("test/data/cases/training/longley.csv"), "TOTEMP", ["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"]),
                *[linear(linear_table(seed), "y", ["a", "b"], weights) for seed in (21, 22) for weights in (None, "times", "share")],
            ],
        ),
        indent=0,
    )
)
