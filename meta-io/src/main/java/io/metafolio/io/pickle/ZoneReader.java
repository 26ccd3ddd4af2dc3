package io.metafolio.io.pickle;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Recognises time zones as pytz, zoneinfo, datetime and dateutil pickle them. */
final class ZoneReader {
    static final ZoneId UTC = ZoneId.of("UTC");
    private static final int SECONDS_A_DAY = 86_400;
    private static final int SECONDS_A_MINUTE = 60;

    private final Refusals refusals;

    ZoneReader(Refusals refusals) {
        this.refusals = refusals;
    }

    /** A zone by its name alone, or as an object. */
    ZoneId given(Item item) {
        return item instanceof Item.Text ? named(item) : read(item);
    }

    ZoneId read(Item item) {
        if (item instanceof Item.Made made) {
            Item.Group arguments = made.arguments();
            return switch (made.attribute()) {
                case "_UTC", "tzutc" -> UTC;
                case "_p" -> named(first(arguments, item));
                case "FixedOffset", "_FixedOffset" -> offset(whole(first(arguments, item)) * SECONDS_A_MINUTE);
                case "timezone" -> offset(seconds(first(arguments, item)));
                default -> zoneInfo(made);
            };
        }
        throw unknown(item);
    }

    /** {@code getattr(ZoneInfo, '_unpickle')(key, True)}, or {@code ZoneInfo(key)}. */
    private ZoneId zoneInfo(Item.Made made) {
        boolean isUnpickle = made.callable() instanceof Item.Made getter
                && getter.isOf("getattr")
                && getter.arguments().size() == 2
                && getter.arguments().at(0) instanceof Item.Name owner
                && owner.attribute().equals("ZoneInfo")
                && getter.arguments().at(1) instanceof Item.Text method
                && method.value().equals("_unpickle");
        if (isUnpickle || made.isOf("ZoneInfo")) {
            return named(first(made.arguments(), made));
        }
        throw unknown(made);
    }

    private ZoneId named(Item name) {
        if (!(name instanceof Item.Text text)) {
            throw unknown(name);
        }
        try {
            return ZoneId.of(text.value());
        } catch (DateTimeException e) {
            throw refusals.refusal(
                    "Time zone " + text.kind() + " is not known to this JVM's time zone data", Refusals.TO_UTC, e);
        }
    }

    private ZoneId offset(long seconds) {
        if (seconds == 0) {
            return UTC;
        }
        if (Math.abs(seconds) > ZoneOffset.MAX.getTotalSeconds()) {
            throw refusals.refusal("A time zone is " + seconds + " seconds from UTC", Refusals.TO_UTC);
        }
        return ZoneOffset.ofTotalSeconds((int) seconds);
    }

    /** {@code timedelta(days, seconds, microseconds)}, or without the last. */
    private long seconds(Item item) {
        if (item instanceof Item.Made delta
                && delta.isOf("timedelta")
                && delta.arguments().size() >= 2
                && (delta.arguments().size() == 2 || whole(delta.arguments().at(2)) == 0)) {
            return whole(delta.arguments().at(0)) * SECONDS_A_DAY
                    + whole(delta.arguments().at(1));
        }
        throw unknown(item);
    }

    private long whole(Item item) {
        if (item instanceof Item.Whole whole && Math.abs(whole.value()) <= SECONDS_A_DAY) {
            return whole.value();
        }
        throw unknown(item);
    }

    private Item first(Item.Group arguments, Item zone) {
        if (arguments.size() == 0) {
            throw unknown(zone);
        }
        return arguments.at(0);
    }

    private UnreadablePickleException unknown(Item item) {
        return refusals.refusal("A time zone is " + item.kind(), Refusals.TO_UTC);
    }
}
