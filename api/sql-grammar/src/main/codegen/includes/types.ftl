<#-- The types that Calcite's grammar lacks, or whose parts are NOT NULL there unless said otherwise. -->

/** A type with [NOT] NULL behind it; nullable if neither is written. */
SqlDataTypeSpec NullableType() :
{
    SqlDataTypeSpec type;
    boolean nullable;
}
{
    type = DataType()
    nullable = NullableOptDefaultTrue()
    { return CollectionTypeSpec.withNullableElements(type).withNullable(nullable, type.getParserPosition()); }
}

SqlTypeNameSpec WeirTypeName() :
{
    SqlTypeNameSpec type;
    Span s;
    int precision;
    SqlDataTypeSpec element;
    SqlDataTypeSpec value;
    SqlIntervalQualifier qualifier;
    String className;
    String serializer;
}
{
    (
        <STRING> { type = new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, Integer.MAX_VALUE, getPos()); }
    |
        <BYTES> { type = new SqlBasicTypeNameSpec(SqlTypeName.VARBINARY, Integer.MAX_VALUE, getPos()); }
    |
        <TIMESTAMP_LTZ> { s = span(); }
        precision = PrecisionOpt()
        {
            type = new SqlBasicTypeNameSpec(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, precision, s.end(this));
        }
    |
        <ARRAY> { s = span(); }
        <LT> element = NullableType() <GT>
        { type = new CollectionTypeSpec(SqlTypeName.ARRAY, element, s.end(this)); }
    |
        <MULTISET> { s = span(); }
        <LT> element = NullableType() <GT>
        { type = new CollectionTypeSpec(SqlTypeName.MULTISET, element, s.end(this)); }
    |
        <MAP> { s = span(); }
        <LT> element = NullableType() <COMMA> value = NullableType() <GT>
        { type = new SqlMapTypeNameSpec(element, value, s.end(this)); }
    |
        <ROW> { s = span(); }
        type = RowTypeBody(s)
    |
        <INTERVAL> { s = span(); }
        qualifier = IntervalQualifier()
        { type = new IntervalTypeSpec(qualifier, s.end(this)); }
    |
        <RAW> { s = span(); }
        <LPAREN> className = Text() <COMMA> serializer = Text() <RPAREN>
        { type = new RawTypeSpec(className, serializer, s.end(this)); }
    )
    { return type; }
}

SqlTypeNameSpec RowTypeBody(Span s) :
{
    List<SqlIdentifier> names = new ArrayList<SqlIdentifier>();
    List<SqlDataTypeSpec> types = new ArrayList<SqlDataTypeSpec>();
}
{
    (
        <NE>
    |
        <LT> RowFields(names, types) <GT>
    |
        <LPAREN> [ RowFields(names, types) ] <RPAREN>
    )
    { return new RowTypeSpec(names, types, s.end(this)); }
}

void RowFields(List<SqlIdentifier> names, List<SqlDataTypeSpec> types) :
{
}
{
    RowField(names, types)
    ( <COMMA> RowField(names, types) )*
}

void RowField(List<SqlIdentifier> names, List<SqlDataTypeSpec> types) :
{
    SqlIdentifier name;
    SqlDataTypeSpec type;
    String comment;
}
{
    name = SimpleIdentifier()
    type = NullableType()
    comment = FieldCommentOpt()
    { names.add(name); types.add(type); }
}

/** A field's comment, which nothing shows. */
String FieldCommentOpt() :
{
    String comment;
}
{
    comment = Text() { return comment; }
|
    comment = CommentOpt() { return comment; }
}
