package io.metafolio.io.pickle;

import io.metafolio.io.table.Stamps;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognises the row index: a DatetimeIndex of any pandas, or the plain forms that this library writes. */
final class StampsReader {
    private static final int PLAIN_ARGUMENTS = 4;

    private final ArrayReader arrays;
    private final ZoneReader zones;
    private final Refusals refusals;

    StampsReader(Refusals refusals) {
        this.arrays = new ArrayReader(refusals);
        this.zones = new ZoneReader(refusals);
        this.refusals = refusals;
    }

    Stamps read(Item index) {
        if (index instanceof Item.Made made && made.arguments().size() == 2) {
            Item.Group arguments = made.arguments();
            if (made.isOf("_new_DatetimeIndex") && arguments.at(1) instanceof Item.Dict dict) {
                return pandas(dict);
            }
            if (made.isOf("DatetimeIndex.tz_convert")) {
                return converted(inUtc(arguments.at(0)), zones.given(arguments.at(1)));
            }
        }
        return inUtc(index);
    }

    /** {@code DatetimeIndex.tz_localize(<plain>, "UTC")}, or plain wall time. */
    private Stamps inUtc(Item index) {
        if (index instanceof Item.Made made) {
            Item.Group arguments = made.arguments();
            if (made.isOf("DatetimeIndex.tz_localize")
                    && arguments.size() == 2
                    && zones.given(arguments.at(1)).equals(ZoneReader.UTC)) {
                return converted(plain(arguments.at(0)), ZoneReader.UTC);
            }
        }
        return plain(index);
    }

    private static Stamps converted(Stamps stamps, ZoneId zone) {
        return Stamps.of(stamps.unit(), Optional.of(zone), stamps.name(), stamps.toArray());
    }

    private UnreadablePickleException other(String kind) {
        return refusals.refusal("The rows are indexed by " + kind + ", not by a DatetimeIndex", mended(kind));
    }

    private static String mended(String kind) {
        if (kind.startsWith("PeriodIndex")) {
            return Refusals.TO_STAMPS;
        }
        if (kind.startsWith("MultiIndex")) {
            return Refusals.TO_FLAT_INDEX;
        }
        return kind.startsWith("RangeIndex") ? Refusals.TO_INDEX : Refusals.TO_DATES;
    }

    private Stamps pandas(Item.Dict dict) {
        Item data = dict.at("data").orElseThrow(() -> refusals.foreign("A DatetimeIndex has no data"));
        List<Item> parts = new ArrayList<>(List.of(data));
        if (data instanceof Item.Made made) {
            for (Item state : made.states()) {
                parts.addAll(parts(state));
            }
        }
        dict.at("tz").ifPresent(parts::add);
        NdArray array = parts.stream()
                .map(arrays::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> refusals.foreign("The data of a DatetimeIndex hold no array"));
        if (!array.type().isStamp() || array.dimensions() != 1) {
            throw refusals.refusal(
                    "The data of a DatetimeIndex are " + array.type().name(), Refusals.TO_DATES);
        }
        return Stamps.of(array.type().unit().orElseThrow(), zone(parts), name(dict.at("name")), array.wholes());
    }

    private static List<Item> parts(Item state) {
        if (state instanceof Item.Dict dict) {
            return dict.values();
        }
        return state instanceof Item.Group group ? group.items() : List.of(state);
    }

    private Optional<ZoneId> zone(List<Item> parts) {
        for (Item part : parts) {
            if (part instanceof Item.Made made && made.isOf("DatetimeTZDtype")) {
                return Optional.of(zones.read(zoneOf(made)));
            }
        }
        return Optional.empty();
    }

    /** {@code DatetimeTZDtype(unit, tz)}, or without arguments and {@code {'unit': …, 'tz': …}} as its state. */
    private Item zoneOf(Item.Made type) {
        if (type.arguments().size() == 2) {
            return type.arguments().at(1);
        }
        return type.states().stream()
                .flatMap(state ->
                        state instanceof Item.Dict dict ? dict.at("tz").stream() : java.util.stream.Stream.empty())
                .findFirst()
                .orElseThrow(() -> refusals.foreign("A DatetimeTZDtype has no zone"));
    }

    private Optional<String> name(Optional<Item> name) {
        Item item = name.orElse(Item.Nothing.NONE);
        Optional<String> text = arrays.text(item);
        if (text.isPresent() || item == Item.Nothing.NONE) {
            return text;
        }
        throw refusals.refusal(
                "The index is named by " + item.kind() + ", not by a str",
                "in Python: df.rename_axis(\"date\").to_pickle(\"new.pkl\")");
    }

    /** {@code pandas.Index(array, None, False, name)} over datetime64, as this library writes it. */
    private Stamps plain(Item index) {
        if (index instanceof Item.Made made
                && made.isOf("Index")
                && made.arguments().size() == PLAIN_ARGUMENTS
                && made.arguments().at(1) == Item.Nothing.NONE) {
            NdArray array = arrays.read(made.arguments().at(0), "stamps");
            if (array.type().isStamp() && array.dimensions() == 1) {
                return Stamps.of(
                        array.type().unit().orElseThrow(),
                        Optional.empty(),
                        name(Optional.of(made.arguments().at(3))),
                        array.wholes());
            }
        }
        throw other(Kinds.ofIndex(index, arrays));
    }
}
