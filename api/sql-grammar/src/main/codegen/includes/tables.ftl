<#-- CREATE TABLE and ALTER TABLE. -->

Statement CreateTableStatement(Span s, boolean replace, boolean temporary) :
{
    boolean ifNotExists;
    SqlIdentifier name;
    TableElementsBuilder elements = new TableElementsBuilder();
    String comment;
    CreateTable.Distribution distribution = null;
    List<SqlIdentifier> partitionKeys = List.of();
    List<OptionEntry> entries;
    CreateTable.Like like = null;
    SqlNode query = null;
}
{
    <TABLE>
    ifNotExists = IfNotExistsOpt()
    name = CompoundIdentifier()
    [
        <LPAREN>
        [ TableElement(elements) ( <COMMA> TableElement(elements) )* ]
        <RPAREN>
    ]
    comment = CommentOpt()
    [ distribution = DistributedBy() ]
    [ <PARTITIONED> <BY> partitionKeys = NameList() ]
    entries = WithOptionsOpt()
    [
        <LIKE> like = LikeClause()
    |
        <AS> query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    ]
    {
        return new CreateTable(s.end(this), name, temporary, replace, ifNotExists, elements.build(), comment,
            distribution, partitionKeys, entries, like, query);
    }
}

/** REPLACE TABLE is CREATE OR REPLACE TABLE. */
Statement ReplaceTableStatement() :
{
    Span s;
    Statement statement;
}
{
    <REPLACE> { s = span(); }
    decided()
    statement = CreateTableStatement(s, true, false)
    { return statement; }
}

void TableElement(TableElementsBuilder elements) :
{
    CreateTable.UniqueKey key;
    CreateTable.Watermark watermark;
    CreateTable.ColumnDefinition column;
}
{
    LOOKAHEAD(2)
    watermark = WatermarkClause() { elements.add(watermark); }
|
    key = TableConstraint() { elements.add(key); }
|
    column = ColumnDefinition(elements) { elements.add(column); }
}

CreateTable.Watermark WatermarkClause() :
{
    Span s;
    SqlIdentifier column;
    SqlNode expression;
}
{
    <WATERMARK> { s = span(); }
    <FOR> column = CompoundIdentifier()
    <AS> expression = Expression(ExprContext.ACCEPT_NON_QUERY)
    { return new CreateTable.Watermark(s.end(this), column, expression); }
}

CreateTable.UniqueKey TableConstraint() :
{
    Span s = Span.of();
    SqlIdentifier name = null;
    boolean primary;
    List<SqlIdentifier> columns;
    boolean enforced;
}
{
    [ <CONSTRAINT> { s.add(this); } name = SimpleIdentifier() ]
    primary = KeyKind(s)
    columns = NameList()
    enforced = EnforcedOpt()
    { return new CreateTable.UniqueKey(s.end(this), name, primary, columns, enforced); }
}

/** Whether it is PRIMARY KEY; UNIQUE otherwise. */
boolean KeyKind(Span s) :
{
}
{
    <PRIMARY> { s.add(this); } <KEY> { return true; }
|
    <UNIQUE> { s.add(this); return false; }
}

boolean EnforcedOpt() :
{
}
{
    <ENFORCED> { return true; }
|
    LOOKAHEAD(2)
    <NOT> <ENFORCED> { return false; }
|
    { return true; }
}

/** A column; a constraint that stands on it goes to the table's elements. */
CreateTable.ColumnDefinition ColumnDefinition(TableElementsBuilder elements) :
{
    SqlIdentifier name;
    SqlNode expression;
    SqlDataTypeSpec type;
    String comment;
    String key = null;
    boolean virtual = false;
}
{
    name = CompoundIdentifier()
    (
        <AS> expression = Expression(ExprContext.ACCEPT_NON_QUERY)
        comment = CommentOpt()
        { return new CreateTable.ComputedColumn(name, expression, comment); }
    |
        type = NullableType()
        (
            <METADATA>
            [ <FROM> key = Text() ]
            [ <VIRTUAL> { virtual = true; } ]
            comment = CommentOpt()
            { return new CreateTable.MetadataColumn(name, type, key, virtual, comment); }
        |
            [ ColumnConstraint(name, elements) ]
            comment = CommentOpt()
            { return new CreateTable.PhysicalColumn(name, type, comment); }
        )
    |
        { return new CreateTable.QueryColumn(name); }
    )
}

void ColumnConstraint(SqlIdentifier column, TableElementsBuilder elements) :
{
    Span s = Span.of();
    SqlIdentifier name = null;
    boolean primary;
    boolean enforced;
}
{
    [ <CONSTRAINT> { s.add(this); } name = SimpleIdentifier() ]
    primary = KeyKind(s)
    enforced = EnforcedOpt()
    { elements.add(new CreateTable.UniqueKey(s.end(this), name, primary, List.of(column), enforced)); }
}

CreateTable.Distribution DistributedBy() :
{
    Span s;
    CreateTable.Distribution distribution;
}
{
    <DISTRIBUTED> { s = span(); }
    distribution = DistributionBody(s)
    { return distribution; }
}

CreateTable.Distribution DistributionBody(Span s) :
{
    String kind = null;
    List<SqlIdentifier> columns = List.of();
    Integer buckets = null;
}
{
    (
        <BY>
        [ <HASH> { kind = "HASH"; } | <RANGE> { kind = "RANGE"; } ]
        columns = NameList()
        [ <INTO> buckets = UnsignedIntLiteral() <BUCKETS> ]
    |
        <INTO> buckets = UnsignedIntLiteral() <BUCKETS>
    )
    { return new CreateTable.Distribution(s.end(this), kind, columns, buckets); }
}

CreateTable.Like LikeClause() :
{
    SqlIdentifier source;
    List<CreateTable.LikeOption> entries = new ArrayList<CreateTable.LikeOption>();
    CreateTable.LikeOption option;
}
{
    source = CompoundIdentifier()
    [
        <LPAREN>
        ( option = LikeOption() { entries.add(option); } )*
        <RPAREN>
    ]
    { return new CreateTable.Like(source, List.copyOf(entries)); }
}

CreateTable.LikeOption LikeOption() :
{
    Span s;
    CreateTable.Merge merge;
    CreateTable.Feature feature;
}
{
    (
        <INCLUDING> { merge = CreateTable.Merge.INCLUDING; }
    |
        <EXCLUDING> { merge = CreateTable.Merge.EXCLUDING; }
    |
        <OVERWRITING> { merge = CreateTable.Merge.OVERWRITING; }
    )
    { s = span(); }
    (
        <ALL> { feature = CreateTable.Feature.ALL; }
    |
        <CONSTRAINTS> { feature = CreateTable.Feature.CONSTRAINTS; }
    |
        <DISTRIBUTION> { feature = CreateTable.Feature.DISTRIBUTION; }
    |
        <GENERATED> { feature = CreateTable.Feature.GENERATED; }
    |
        <METADATA> { feature = CreateTable.Feature.METADATA; }
    |
        <OPTIONS> { feature = CreateTable.Feature.OPTIONS; }
    |
        <PARTITIONS> { feature = CreateTable.Feature.PARTITIONS; }
    |
        <WATERMARKS> { feature = CreateTable.Feature.WATERMARKS; }
    )
    { return new CreateTable.LikeOption(s.end(this), merge, feature); }
}

Statement AlterTableStatement(Span s) :
{
    boolean ifExists;
    SqlIdentifier name;
    AlterTable.Action action;
}
{
    <TABLE>
    ifExists = IfExistsOpt()
    name = CompoundIdentifier()
    action = AlterTableAction()
    { return new AlterTable(s.end(this), name, ifExists, action); }
}

AlterTable.Action AlterTableAction() :
{
    AlterTable.Action action;
    SqlIdentifier column;
    SqlIdentifier newName;
    List<OptionEntry> entries;
    List<String> keys;
}
{
    <RENAME>
    (
        <TO> newName = CompoundIdentifier() { return new AlterTable.Rename(newName); }
    |
        column = CompoundIdentifier() <TO> newName = SimpleIdentifier()
        { return new AlterTable.RenameColumn(column, newName); }
    )
|
    <SET> entries = OptionList() { return new AlterTable.SetOptions(entries); }
|
    <RESET> keys = KeyList() { return new AlterTable.ResetOptions(keys); }
|
    <ADD> action = ChangedElements(false) { return action; }
|
    <MODIFY> action = ChangedElements(true) { return action; }
|
    <DROP> action = DroppedElements() { return action; }
}

AlterTable.Action ChangedElements(boolean modify) :
{
    TableElementsBuilder elements = new TableElementsBuilder();
    CreateTable.Distribution distribution = null;
    Span s;
}
{
    (
        <LPAREN>
        PlacedElement(elements) ( <COMMA> PlacedElement(elements) )*
        <RPAREN>
    |
        LOOKAHEAD(2)
        <DISTRIBUTION> { s = span(); } distribution = DistributionBody(s)
    |
        [ LOOKAHEAD(2) <COLUMN> ]
        PlacedElement(elements)
    )
    { return elements.buildChange(modify, distribution); }
}

void PlacedElement(TableElementsBuilder elements) :
{
    CreateTable.UniqueKey key;
    CreateTable.Watermark watermark;
    CreateTable.ColumnDefinition column;
    SqlIdentifier after;
}
{
    LOOKAHEAD(2)
    watermark = WatermarkClause() { elements.add(watermark); }
|
    key = TableConstraint() { elements.add(key); }
|
    column = ColumnDefinition(elements)
    (
        <FIRST> { elements.addFirst(column); }
    |
        <AFTER> after = CompoundIdentifier() { elements.addAfter(column, after); }
    |
        { elements.add(column); }
    )
}

AlterTable.Action DroppedElements() :
{
    SqlIdentifier name;
    List<SqlIdentifier> names;
}
{
    <PRIMARY> <KEY> { return new AlterTable.DropKey(null); }
|
    <CONSTRAINT> name = SimpleIdentifier() { return new AlterTable.DropKey(name); }
|
    LOOKAHEAD(<WATERMARK> <EOF>)
    <WATERMARK> { return new AlterTable.DropWatermark(); }
|
    LOOKAHEAD(<DISTRIBUTION> <EOF>)
    <DISTRIBUTION> { return new AlterTable.DropDistribution(); }
|
    names = NameList() { return new AlterTable.DropColumns(names); }
|
    [ <COLUMN> ] name = CompoundIdentifier() { return new AlterTable.DropColumns(List.of(name)); }
}
