import dev.weir.functions.ScalarFunction;
import java.util.ArrayList;
import java.util.List;

/** {@code initials('Ada King', 'Countess of Lovelace')} is {@code AKCL}: the capital letters that words begin with. */
public class Initials extends ScalarFunction {
    private static final long serialVersionUID = 1L;

    /** Of one text; NULL for NULL. */
    public String eval(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder initials = new StringBuilder();
        for (String word : text.split(" +")) {
            if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
                initials.append(word.charAt(0));
            }
        }
        return initials.toString();
    }

    /** Of several. */
    public String eval(String first, String... more) {
        List<String> texts = new ArrayList<>(List.of(more));
        texts.addFirst(first);
        return eval(String.join(" ", texts));
    }
}
