package io.metafolio.examples;

import io.metafolio.audit.LedgerLine;
import io.metafolio.audit.LedgerLines;
import io.metafolio.audit.LedgerMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Ledger lines in a table of a database, one row each. The key of path and number keeps a second writer from the place of a line; who
 * comes too late is told so by the database, and nothing is overwritten.
 *
 * <pre>{@code
 * create table ledger (path varchar(500), seq bigint, line varchar(1000000), intents int, outcomes int, head char(64), primary key (path, seq))
 * }</pre>
 */
public final class DatabaseLedger implements LedgerLines {
    private final DataSource database;
    private final String path;
    private LedgerMark mark;

    /**
     * The lines of one ledger, after those that the table has of it.
     *
     * @param database holds the table {@code ledger}
     * @param path what the run is called there
     */
    public DatabaseLedger(DataSource database, String path) {
        this.database = database;
        this.path = path;
        this.mark = found();
    }

    private LedgerMark found() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select seq, head, intents, outcomes from ledger where path = ? order by seq desc fetch first row only")) {
            select.setString(1, path);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? new LedgerMark(rows.getLong(1) + 1, rows.getString(2), rows.getInt(3), rows.getInt(4))
                        : LedgerMark.ORIGIN;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read ledger " + path + " from the database.", e);
        }
    }

    @Override
    public LedgerLine append(Function<LedgerMark, LedgerLine> next) {
        LedgerLine line = next.apply(mark);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into ledger (path, seq, line, intents, outcomes, head) values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, path);
            insert.setLong(2, mark.lines());
            insert.setString(3, line.text());
            insert.setInt(4, line.mark().intents());
            insert.setInt(5, line.mark().outcomes());
            insert.setString(6, line.mark().head());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not keep line " + mark.lines() + " of ledger " + path + ".", e);
        }
        mark = line.mark();
        return line;
    }

    @Override
    public LedgerMark mark() {
        return mark;
    }

    @Override
    public void flush() {
        // each line was committed
    }

    @Override
    public LedgerLines forSleeve(String sleeveId) {
        return new DatabaseLedger(database, path + "/" + sleeveId);
    }

    @Override
    public LedgerLines forMeta(String metaId) {
        return new DatabaseLedger(database, path + "/" + metaId);
    }
}
