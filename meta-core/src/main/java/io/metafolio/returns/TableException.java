package io.metafolio.returns;

import com.google.common.collect.ImmutableList;
import io.metafolio.errors.RefusedException;
import java.util.List;

/** A table of prices or returns that was refused; holds every fault found. */
public final class TableException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final ImmutableList<String> faults;

    /**
     * Creates the refusal.
     *
     * @param source the file or name of the table
     * @param faults every fault, with place and value
     * @param expected what a good table looks like
     */
    public TableException(String source, List<String> faults, String expected) {
        super(
                "Table refused for " + faults.size() + (faults.size() == 1 ? " fault: " : " faults: ") + listed(faults),
                source,
                expected,
                "mend the rows named here at their source; nothing was filled or skipped");
        this.faults = ImmutableList.copyOf(faults);
    }

    /**
     * Every fault found.
     *
     * @return place and value of each, in reading order
     */
    public List<String> faults() {
        return faults;
    }
}
