package io.metafolio.io.pickle;

/** Makes the one exception of this package, each with the line of Python that would help. */
final class Refusals {
    static final String TO_FLOAT = "in Python: df.astype(\"float64\").to_pickle(\"new.pkl\")";
    static final String TO_FRAME =
            "in Python, if you trust the file: pandas.DataFrame(pandas.read_pickle(\"old.pkl\")).to_pickle(\"new.pkl\")";
    static final String TO_DATES = "in Python: df.index = pandas.to_datetime(df.index); df.to_pickle(\"new.pkl\")";
    static final String TO_INDEX = "in Python, with the name of your column of dates: df.index ="
            + " pandas.to_datetime(df.pop(\"date\")); df.to_pickle(\"new.pkl\")";
    static final String TO_STAMPS = "in Python: df.index = df.index.to_timestamp(); df.to_pickle(\"new.pkl\")";
    static final String TO_FLAT_INDEX = "in Python: df.unstack().to_pickle(\"new.pkl\"), once labels are made flat";
    static final String TO_FLAT_LABELS =
            "in Python: df.columns = [\":\".join(map(str, c)) for c in df.columns]; df.to_pickle(\"new.pkl\")";
    static final String TO_TEXT_LABELS = "in Python: df.columns = df.columns.map(str); df.to_pickle(\"new.pkl\")";
    static final String TO_TEXT_NAME = "in Python: s.rename(str(s.name)).to_pickle(\"new.pkl\")";
    static final String TO_UTC = "in Python: df.tz_convert(\"UTC\").to_pickle(\"new.pkl\")";
    static final String TO_PROTOCOL = "in Python: pandas.read_pickle(\"old.pkl\").to_pickle(\"new.pkl\", protocol=4)";
    static final String TO_GZIP =
            "in Python: pandas.read_pickle(\"old.pkl\").to_pickle(\"new.pkl.gz\", compression=\"gzip\")";
    static final String FROM_JOBLIB = "in Python: joblib.load(\"old.pkl\").to_pickle(\"new.pkl\")";
    static final String WHOLE_FILE = "the file was cut off, damaged, or is no pickle; have it written again";
    static final String NOT_OURS =
            "the file was not written by pandas; have it written again by df.astype(\"float64\").to_pickle(\"new.pkl\")";

    private final String source;

    Refusals(String source) {
        this.source = source;
    }

    UnreadablePickleException refusal(String what, String next) {
        return new UnreadablePickleException(what, source, next);
    }

    UnreadablePickleException refusal(String what, String next, Throwable cause) {
        return new UnreadablePickleException(what, source, next, cause);
    }

    /** Bytes that no pandas writes. */
    UnreadablePickleException damaged(String what) {
        return refusal(what, WHOLE_FILE);
    }

    /** A lawful pickle whose parts do not fit together as pandas fits them. */
    UnreadablePickleException foreign(String what) {
        return refusal(what, NOT_OURS);
    }
}
