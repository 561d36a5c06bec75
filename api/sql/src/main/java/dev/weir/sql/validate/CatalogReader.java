package dev.weir.sql.validate;

import com.google.common.collect.ImmutableList;
import dev.weir.sql.catalog.CatalogPath;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/** Looks names of one, two or three parts up: in the current database, the current catalog, everywhere. */
final class CatalogReader extends CalciteCatalogReader {
    CatalogReader(CalciteSchema root, CatalogPath path) {
        super(
                root,
                SqlNameMatchers.withCaseSensitive(true),
                ImmutableList.of(List.of(path.catalog(), path.database()), List.of(path.catalog()), List.of()),
                DialectTypeFactory.INSTANCE,
                config());
    }

    private static CalciteConnectionConfig config() {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        return new CalciteConnectionConfigImpl(properties);
    }
}
