package dev.weir.state;

import dev.weir.data.DataType;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Layouts as bytes, a part of the format of snapshots. */
final class LayoutCodec {
    private LayoutCodec() {}

    static void write(RecordLayout layout, StateOutput out) throws IOException {
        out.writeNumber(layout.keys().size());
        for (DataType key : layout.keys()) {
            TypeCodec.write(key, out);
        }
        out.writeNumber(layout.keyLinks().size());
        for (Map.Entry<Integer, String> link : new TreeMap<>(layout.keyLinks()).entrySet()) {
            out.writeNumber(link.getKey());
            out.writeText(link.getValue());
        }
        out.writeNumber(layout.values().size());
        for (RecordValue value : layout.values()) {
            switch (value) {
                case RecordValue.Word v -> out.writeByte(0);
                case RecordValue.Bytes v -> out.writeByte(1);
                case RecordValue.Link v -> {
                    out.writeByte(2);
                    out.writeText(v.table());
                }
            }
        }
        writeHome(layout.home(), out);
    }

    private static void writeHome(RecordHome home, StateOutput out) throws IOException {
        switch (home) {
            case RecordHome.Key h -> out.writeByte(0);
            case RecordHome.KeyColumns h -> {
                out.writeByte(1);
                out.writeNumber(h.columns().size());
                for (int column : h.columns()) {
                    out.writeNumber(column);
                }
            }
            case RecordHome.KeyLink h -> {
                out.writeByte(2);
                out.writeNumber(h.key());
            }
            case RecordHome.ValueLink h -> {
                out.writeByte(3);
                out.writeNumber(h.value());
            }
            case RecordHome.First h -> out.writeByte(4);
            case RecordHome.Everywhere h -> out.writeByte(5);
        }
    }

    static RecordLayout read(StateInput in) throws IOException {
        List<DataType> keys = new ArrayList<>();
        for (int i = in.readBelow(Long.SIZE + 1, "the number of a key's columns"); i > 0; i--) {
            keys.add(TypeCodec.read(in));
        }
        Map<Integer, String> links = new LinkedHashMap<>();
        for (int i = in.readBelow(keys.size() + 1L, "the number of a key's links"); i > 0; i--) {
            links.put(in.readBelow(keys.size(), "a column"), in.readText());
        }
        List<RecordValue> values = new ArrayList<>();
        for (int i = in.readCount("the number of values"); i > 0; i--) {
            values.add(
                    switch (in.readByte()) {
                        case 0 -> RecordValue.WORD;
                        case 1 -> RecordValue.BYTES;
                        case 2 -> new RecordValue.Link(in.readText());
                        default -> throw new DamagedStateException("an unknown value at byte " + in.offset());
                    });
        }
        RecordHome home = readHome(in);
        try {
            return new RecordLayout(keys, links, values, home);
        } catch (IllegalArgumentException e) {
            throw new DamagedStateException(e.getMessage() + ", at byte " + in.offset());
        }
    }

    private static RecordHome readHome(StateInput in) throws IOException {
        return switch (in.readByte()) {
            case 0 -> RecordHome.KEY;
            case 1 -> {
                List<Integer> columns = new ArrayList<>();
                for (int i = in.readBelow(Long.SIZE + 1, "the number of columns"); i > 0; i--) {
                    columns.add(in.readBelow(Long.SIZE, "a column"));
                }
                yield new RecordHome.KeyColumns(columns);
            }
            case 2 -> new RecordHome.KeyLink(in.readBelow(Long.SIZE, "a column"));
            case 3 -> new RecordHome.ValueLink(in.readCount("a value"));
            case 4 -> RecordHome.FIRST;
            case 5 -> RecordHome.EVERYWHERE;
            default -> throw new DamagedStateException("an unknown place of records at byte " + in.offset());
        };
    }
}
