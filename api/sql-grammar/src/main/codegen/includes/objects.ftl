<#-- CREATE, DROP and ALTER of catalogs, databases, views and functions. -->

Statement CreateStatement() :
{
    Span s;
    boolean replace = false;
    boolean temporary = false;
    boolean system = false;
    Statement statement;
}
{
    <CREATE> { s = span(); }
    decided()
    [ <OR> <REPLACE> { replace = true; } ]
    [ <TEMPORARY> { temporary = true; } [ <SYSTEM> { system = true; } ] ]
    (
        statement = CreateTableStatement(s, replace, temporary)
    |
        statement = CreateViewStatement(s, replace, temporary)
    |
        statement = CreateFunctionStatement(s, temporary, system)
    |
        statement = CreateDatabaseStatement(s)
    |
        statement = CreateCatalogStatement(s)
    )
    { return statement; }
}

Statement CreateViewStatement(Span s, boolean replace, boolean temporary) :
{
    boolean ifNotExists;
    SqlIdentifier name;
    List<Create.ViewColumn> columns = List.of();
    String comment;
    SqlNode query;
}
{
    <VIEW>
    ifNotExists = IfNotExistsOpt()
    name = CompoundIdentifier()
    [ columns = ViewColumnList() ]
    comment = CommentOpt()
    <AS> query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    { return new Create.View(s.end(this), name, temporary, replace, ifNotExists, columns, comment, query); }
}

List<Create.ViewColumn> ViewColumnList() :
{
    List<Create.ViewColumn> columns = new ArrayList<Create.ViewColumn>();
    SqlIdentifier name;
    String comment;
}
{
    <LPAREN>
    name = SimpleIdentifier() comment = CommentOpt() { columns.add(new Create.ViewColumn(name, comment)); }
    (
        <COMMA>
        name = SimpleIdentifier() comment = CommentOpt() { columns.add(new Create.ViewColumn(name, comment)); }
    )*
    <RPAREN>
    { return List.copyOf(columns); }
}

Statement CreateFunctionStatement(Span s, boolean temporary, boolean system) :
{
    boolean ifNotExists;
    SqlIdentifier name;
    SqlNode className;
    String language;
    List<String> jars = new ArrayList<String>();
    String jar;
}
{
    <FUNCTION>
    ifNotExists = IfNotExistsOpt()
    name = CompoundIdentifier()
    <AS> className = StringLiteral()
    language = LanguageOpt()
    [
        <USING> <JAR> jar = Text() { jars.add(jar); }
        ( <COMMA> <JAR> jar = Text() { jars.add(jar); } )*
    ]
    {
        return new Create.Function(s.end(this), name, temporary, system, ifNotExists, textOf(className),
            className.getParserPosition(), language,
            List.copyOf(jars));
    }
}

Statement CreateDatabaseStatement(Span s) :
{
    boolean ifNotExists;
    SqlIdentifier name;
    String comment;
    List<OptionEntry> entries;
}
{
    <DATABASE>
    ifNotExists = IfNotExistsOpt()
    name = CompoundIdentifier()
    comment = CommentOpt()
    entries = WithOptionsOpt()
    { return new Create.Database(s.end(this), name, ifNotExists, comment, entries); }
}

Statement CreateCatalogStatement(Span s) :
{
    boolean ifNotExists;
    SqlIdentifier name;
    String comment;
    List<OptionEntry> entries;
}
{
    <CATALOG>
    ifNotExists = IfNotExistsOpt()
    name = SimpleIdentifier()
    comment = CommentOpt()
    entries = WithOptionsOpt()
    { return new Create.Catalog(s.end(this), name, ifNotExists, comment, entries); }
}

Statement DropStatement() :
{
    Span s;
    boolean temporary = false;
    boolean system = false;
    boolean cascade = false;
    boolean ifExists;
    Statement.ObjectKind kind;
    SqlIdentifier name;
}
{
    <DROP> { s = span(); }
    decided()
    [ <TEMPORARY> { temporary = true; } [ <SYSTEM> { system = true; } ] ]
    (
        <TABLE> { kind = Statement.ObjectKind.TABLE; }
    |
        <VIEW> { kind = Statement.ObjectKind.VIEW; }
    |
        <FUNCTION> { kind = Statement.ObjectKind.FUNCTION; }
    |
        <DATABASE> { kind = Statement.ObjectKind.DATABASE; }
    |
        <CATALOG> { kind = Statement.ObjectKind.CATALOG; }
    )
    ifExists = IfExistsOpt()
    name = CompoundIdentifier()
    [ <RESTRICT> | <CASCADE> { cascade = true; } ]
    { return new Statement.Drop(s.end(this), kind, name, temporary, system, ifExists, cascade); }
}

Statement AlterStatement() :
{
    Span s;
    Statement statement;
}
{
    <ALTER> { s = span(); }
    decided()
    (
        statement = AlterTableStatement(s)
    |
        statement = AlterViewStatement(s)
    |
        statement = AlterDatabaseStatement(s)
    |
        statement = AlterFunctionStatement(s)
    )
    { return statement; }
}

Statement AlterViewStatement(Span s) :
{
    SqlIdentifier name;
    SqlIdentifier newName;
    SqlNode query;
}
{
    <VIEW> name = CompoundIdentifier()
    (
        <RENAME> <TO> newName = CompoundIdentifier() { return new Alter.RenameView(s.end(this), name, newName); }
    |
        <AS> query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
        { return new Alter.RedefineView(s.end(this), name, query); }
    )
}

Statement AlterDatabaseStatement(Span s) :
{
    SqlIdentifier name;
    List<OptionEntry> entries;
}
{
    <DATABASE> name = CompoundIdentifier()
    <SET> entries = OptionList()
    { return new Alter.SetDatabaseOptions(s.end(this), name, entries); }
}

Statement AlterFunctionStatement(Span s) :
{
    boolean temporary = false;
    boolean system = false;
    boolean ifExists;
    SqlIdentifier name;
    SqlNode className;
    String language;
}
{
    [ <TEMPORARY> { temporary = true; } [ <SYSTEM> { system = true; } ] ]
    <FUNCTION>
    ifExists = IfExistsOpt()
    name = CompoundIdentifier()
    <AS> className = StringLiteral()
    language = LanguageOpt()
    {
        return new Alter.RedefineFunction(s.end(this), name, temporary, system, ifExists, textOf(className),
            className.getParserPosition(), language);
    }
}

String LanguageOpt() :
{
}
{
    <LANGUAGE>
    (
        <JAVA> { return "JAVA"; }
    |
        <SCALA> { return "SCALA"; }
    |
        <PYTHON> { return "PYTHON"; }
    )
|
    { return "JAVA"; }
}
