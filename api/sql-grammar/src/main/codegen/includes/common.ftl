<#-- Productions and helpers that the other files share. -->

/**
 * Stands after the keyword that decides what a statement is. Lookahead ends here, so that an error behind the keyword is
 * reported where it is, not at the keyword.
 */
JAVACODE
void decided() {
}

/** Reads this text from the given place of its file, from which on lines and columns are counted. */
JAVACODE
public void begin(String text, int line, int column) {
    setOriginalSql(text);
    jj_input_stream.ReInit(new java.io.StringReader(text), line, column, Math.max(text.length(), 1));
}

JAVACODE
String textOf(SqlNode literal) {
    return SqlLiteral.unchain(literal).getValueAs(String.class);
}

String Text() :
{
    SqlNode literal;
}
{
    literal = StringLiteral()
    { return textOf(literal); }
}

boolean IfExistsOpt() :
{
}
{
    LOOKAHEAD(2)
    <IF> <EXISTS> { return true; }
|
    { return false; }
}

boolean IfNotExistsOpt() :
{
}
{
    LOOKAHEAD(3)
    <IF> <NOT> <EXISTS> { return true; }
|
    { return false; }
}

String CommentOpt() :
{
    String comment;
}
{
    <COMMENT> comment = Text() { return comment; }
|
    { return null; }
}

/** ('k' = 'v', ...) */
List<OptionEntry> OptionList() :
{
    List<OptionEntry> entries = new ArrayList<OptionEntry>();
    OptionEntry option;
}
{
    <LPAREN>
    [
        option = OneOption() { entries.add(option); }
        ( <COMMA> option = OneOption() { entries.add(option); } )*
    ]
    <RPAREN>
    { return List.copyOf(entries); }
}

OptionEntry OneOption() :
{
    SqlNode key;
    SqlNode value;
}
{
    key = StringLiteral()
    <EQ>
    value = StringLiteral()
    { return new OptionEntry(textOf(key), textOf(value), key.getParserPosition(), value.getParserPosition()); }
}

List<OptionEntry> WithOptionsOpt() :
{
    List<OptionEntry> entries;
}
{
    <WITH> entries = OptionList() { return entries; }
|
    { return List.of(); }
}

/** ('k', ...) */
List<String> KeyList() :
{
    List<String> keys = new ArrayList<String>();
    String key;
}
{
    <LPAREN>
    key = Text() { keys.add(key); }
    ( <COMMA> key = Text() { keys.add(key); } )*
    <RPAREN>
    { return List.copyOf(keys); }
}

/** (a, b.c, ...) */
List<SqlIdentifier> NameList() :
{
    List<SqlIdentifier> names = new ArrayList<SqlIdentifier>();
    SqlIdentifier name;
}
{
    <LPAREN>
    name = CompoundIdentifier() { names.add(name); }
    ( <COMMA> name = CompoundIdentifier() { names.add(name); } )*
    <RPAREN>
    { return List.copyOf(names); }
}
