package dev.weir.formats.parquet;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FileEncoder;
import dev.weir.dataflow.connect.FileFormat;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** {@code 'format'='parquet'}. */
public final class ParquetFormatFactory implements FormatFactory {
    /** The codecs that are written. */
    enum Compression {
        UNCOMPRESSED(Codec.UNCOMPRESSED),
        SNAPPY(Codec.SNAPPY),
        GZIP(Codec.GZIP),
        ZSTD(Codec.ZSTD);

        private final Codec codec;

        Compression(Codec codec) {
            this.codec = codec;
        }
    }

    private static final Option<Compression> COMPRESSION = Option.of(
            "parquet.compression",
            OptionType.oneOf(Compression.class),
            Compression.SNAPPY,
            "How the pages of written files are compressed; files are read whatever their compression.");

    @Override
    public String identifier() {
        return "parquet";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(COMPRESSION);
    }

    @Override
    public Optional<FileFormat> fileFormat(FormatTable table) {
        return Optional.of(new ParquetFormat(table.schema()));
    }

    @Override
    public Optional<FileEncoder.Factory> fileEncoder(FormatTable table) {
        table.schema().fields().forEach(WrittenType::of);
        return Optional.of(new EncoderFactory(table.options().get(COMPRESSION).codec));
    }

    private record EncoderFactory(Codec codec) implements FileEncoder.Factory {
        @Override
        public FileEncoder encoder(Schema schema, OutputStream target) {
            return new ParquetEncoder(schema, codec, target);
        }

        @Override
        public String fileExtension() {
            return ".parquet";
        }
    }
}
