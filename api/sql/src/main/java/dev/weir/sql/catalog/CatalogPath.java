package dev.weir.sql.catalog;

/** A catalog and a database in it: where names that say neither are looked up. */
public record CatalogPath(String catalog, String database) {}
