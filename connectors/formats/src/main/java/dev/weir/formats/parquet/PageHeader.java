package dev.weir.formats.parquet;

/**
 * What stands before a page: PageHeader of parquet.thrift.
 *
 * @param values number of values, NULLs included
 * @param compressed whether the values of a page of version 2 are compressed
 */
record PageHeader(
        Kind kind,
        int uncompressedSize,
        int compressedSize,
        int values,
        int encoding,
        int repetitionSize,
        int definitionSize,
        boolean compressed) {
    enum Kind {
        DATA,
        DICTIONARY,
        DATA_2,
        OTHER
    }

    static PageHeader read(ThriftReader thrift) {
        Kind kind = Kind.OTHER;
        int uncompressed = 0;
        int compressed = 0;
        PageHeader details = new PageHeader(kind, 0, 0, 0, 0, 0, 0, true);
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            switch (field) {
                case 1 ->
                    kind = switch (thrift.readI32()) {
                        case 0 -> Kind.DATA;
                        case 2 -> Kind.DICTIONARY;
                        case 3 -> Kind.DATA_2;
                        default -> Kind.OTHER;
                    };
                case 2 -> uncompressed = thrift.readI32();
                case 3 -> compressed = thrift.readI32();
                case 5, 7 -> details = readDetails(thrift, false);
                case 8 -> details = readDetails(thrift, true);
                default -> thrift.skip();
            }
        }
        thrift.endStruct();
        return new PageHeader(
                kind,
                uncompressed,
                compressed,
                details.values,
                details.encoding,
                details.repetitionSize,
                details.definitionSize,
                details.compressed);
    }

    private static PageHeader readDetails(ThriftReader thrift, boolean second) {
        int values = 0;
        int encoding = 0;
        int repetition = 0;
        int definition = 0;
        boolean compressed = true;
        thrift.beginStruct();
        for (int field = thrift.nextField(); field != 0; field = thrift.nextField()) {
            switch (second ? field : field == 2 ? 4 : field == 1 ? 1 : 0) {
                case 1 -> values = thrift.readI32();
                case 4 -> encoding = thrift.readI32();
                case 5 -> definition = thrift.readI32();
                case 6 -> repetition = thrift.readI32();
                case 7 -> compressed = thrift.readBoolean();
                default -> thrift.skip();
            }
        }
        thrift.endStruct();
        return new PageHeader(Kind.OTHER, 0, 0, values, encoding, repetition, definition, compressed);
    }
}
