package dev.weir.sql.catalog;

import dev.weir.data.Schema;
import dev.weir.sql.parse.StatementText;

/**
 * A view. Where it is used its definition is read again, so that an error in it is reported where it was written.
 *
 * @param schema the columns under the names that the view gives them
 * @param definition the CREATE VIEW or ALTER VIEW statement
 * @param path the catalog and database in which its names are looked up
 */
public record CatalogView(
        ObjectName name, boolean temporary, Schema schema, StatementText definition, CatalogPath path, String comment)
        implements CatalogObject {
    /** The same view under another name. */
    public CatalogView withName(ObjectName other) {
        return new CatalogView(other, temporary, schema, definition, path, comment);
    }
}
