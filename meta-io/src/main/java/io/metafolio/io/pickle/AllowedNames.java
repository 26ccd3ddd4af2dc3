package io.metafolio.io.pickle;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every name that a pickle may hold. A name stands for a shape of data that {@link TableReader} knows, or for one that it
 * refuses with a better message than "not allowed"; none is ever looked up as a class of this JVM.
 */
final class AllowedNames {
    /** By module. Those of pandas come under the modules of 1.0 to 2.3 and under the public names that 3.0 writes. */
    private static final Set<String> NAMES = parsed(
            """
            builtins: slice bytearray bytes getattr
            __builtin__: slice bytearray bytes getattr
            _codecs: encode
            collections: OrderedDict
            functools: partial
            numpy: ndarray dtype array
            numpy.core.multiarray: _reconstruct scalar
            numpy.core.numeric: _frombuffer
            numpy._core.multiarray: _reconstruct scalar
            numpy._core.numeric: _frombuffer
            pandas: Series DataFrame Index DatetimeIndex RangeIndex MultiIndex PeriodIndex
            pandas: DatetimeIndex.tz_localize DatetimeIndex.tz_convert
            pandas: DatetimeTZDtype PeriodDtype StringDtype NA
            pandas.arrays: DatetimeArray PeriodArray StringArray ArrowStringArray TimedeltaArray
            pandas.core.series: Series
            pandas.core.frame: DataFrame
            pandas.core.internals.managers: BlockManager SingleBlockManager
            pandas.core.internals.blocks: new_block
            pandas.core.indexes.base: Index _new_Index
            pandas.core.indexes.datetimes: DatetimeIndex _new_DatetimeIndex
            pandas.core.indexes.range: RangeIndex
            pandas.core.indexes.multi: MultiIndex
            pandas.core.indexes.frozen: FrozenList
            pandas.core.indexes.period: PeriodIndex _new_PeriodIndex
            pandas.core.indexes.numeric: Int64Index Float64Index UInt64Index
            pandas.core.arrays.datetimes: DatetimeArray
            pandas.core.arrays.period: PeriodArray
            pandas.core.arrays.timedeltas: TimedeltaArray
            pandas.core.arrays.string_: StringArray StringDtype StringArrayNumpySemantics
            pandas.core.arrays.string_arrow: ArrowStringArray ArrowStringArrayNumpySemantics
            pandas.core.dtypes.dtypes: DatetimeTZDtype PeriodDtype
            pandas._libs.internals: _unpickle_block
            pandas._libs.arrays: __pyx_unpickle_NDArrayBacked
            pandas._libs.missing: NA
            pandas._libs.tslibs.period: __pyx_unpickle_PeriodMixin
            pandas._libs.tslibs.timestamps: Timestamp _unpickle_timestamp
            pytz: _UTC _p FixedOffset _FixedOffset
            zoneinfo: ZoneInfo
            datetime: timezone timedelta date datetime
            dateutil.tz.tz: tzutc
            pyarrow.lib: _restore_array type_for_alias py_buffer chunked_array
            """);

    /** Frequencies, which are read and ignored. */
    private static final Pattern OFFSET =
            Pattern.compile("pandas\\.(_libs\\.tslibs|tseries)\\.offsets\\.[A-Za-z]{1,40}");

    private AllowedNames() {}

    static boolean contains(Item.Name name) {
        return NAMES.contains(name.full()) || OFFSET.matcher(name.full()).matches();
    }

    private static Set<String> parsed(String lines) {
        return lines.lines()
                .flatMap(line -> {
                    int colon = line.indexOf(": ");
                    String module = line.substring(0, colon);
                    return Stream.of(line.substring(colon + 2).split(" ")).map(attribute -> module + "." + attribute);
                })
                .collect(Collectors.toUnmodifiableSet());
    }
}
