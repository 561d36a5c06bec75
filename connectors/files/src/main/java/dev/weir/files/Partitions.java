package dev.weir.files;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values in the names of folders: {@code country=DE/day=2024-01-01}. */
final class Partitions {
    private Partitions() {}

    /** The values in the names of the folders above a file, by column. */
    static Map<String, String> valuesOf(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        Path folder = file.getParent();
        if (folder != null) {
            for (Path part : folder) {
                String name = part.toString();
                int equals = name.indexOf('=');
                if (equals > 0) {
                    values.put(unescape(name.substring(0, equals)), unescape(name.substring(equals + 1)));
                }
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static String unescape(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int size = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                bytes[size++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[size++] = bytes[i];
            }
        }
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    /** A folder's name for a column and its value. */
    static String folder(String column, String value) {
        return escape(column) + "=" + escape(value);
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7F || "\"#%'*/:=?\\{[]^<>|".indexOf(c) >= 0) {
                escaped.append('%').append("%02X".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** A column of one folder's value. */
    static Column column(FileSplit split, String key, DataType type, String defaultName, ZoneId zone, int rows) {
        String text = split.partition().get(key);
        if (text == null) {
            throw WeirException.of(
                            FilesError.INVALID_PARTITION,
                            "no folder above the file is named '%s=...', as PARTITIONED BY says",
                            key)
                    .at(new Position.Data(split.file().toString(), 0, key));
        }
        if (text.equals(defaultName)) {
            return ConstantColumn.of(type, null, rows);
        }
        try {
            return ConstantColumn.of(type, parse(text, type, zone), rows);
        } catch (RuntimeException e) {
            throw WeirException.of(FilesError.INVALID_PARTITION, "folder '%s=%s' names no %s", key, text, type.name())
                    .at(new Position.Data(split.file().toString(), 0, key))
                    .causedBy(e);
        }
    }

    private static @Nullable Object parse(String text, DataType type, ZoneId zone) {
        return switch (type) {
            case DataType.Bool t when text.equalsIgnoreCase("true") -> true;
            case DataType.Bool t when text.equalsIgnoreCase("false") -> false;
            case DataType.TinyInt t -> Byte.valueOf(text);
            case DataType.SmallInt t -> Short.valueOf(text);
            case DataType.Int t -> Integer.valueOf(text);
            case DataType.BigInt t -> Long.valueOf(text);
            case DataType.Float32 t -> Float.valueOf(text);
            case DataType.Float64 t -> Double.valueOf(text);
            case DataType.Decimal t -> new BigDecimal(text);
            case DataType.Char t -> text;
            case DataType.VarChar t -> text;
            case DataType.Date t -> LocalDate.parse(text);
            case DataType.Time t -> LocalTime.parse(text);
            case DataType.Timestamp t -> LocalDateTime.parse(text.replace(' ', 'T'));
            case DataType.TimestampLtz t ->
                LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
            default -> throw new IllegalArgumentException("no partition column can be " + type.name());
        };
    }
}
