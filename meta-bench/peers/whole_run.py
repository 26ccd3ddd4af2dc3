"""Three sleeves of 15, 12 and 10 assets, two layers, three philosophies, 1500 rows: the independent implementation that the tests hold
ours against, in NumPy, SciPy, scikit-learn and Clarabel. It keeps no ledger and checks no input."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "examples/src/test/python"))
import meta_reference  # noqa: E402

PROFILES = ("min_variance", "hrp", "barbell")


def returns(folder):
    return meta_reference.read_sleeves(folder, "1500", False)


def by_hand(tables):
    taking = {sleeve: meta_reference.candidates(table, None) for sleeve, table in tables.items()}
    return {profile: list(meta_reference.run_profile(profile, tables, taking, False)["weights"].values()) for profile in PROFILES}


PEERS = {"reference by hand": by_hand}
