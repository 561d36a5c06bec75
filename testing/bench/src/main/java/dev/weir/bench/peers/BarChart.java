package dev.weir.bench.peers;

import java.util.List;
import java.util.Locale;

/** Rates as horizontal bars on a logarithmic scale, one group below the other, as SVG. */
record BarChart(String title, List<Group> groups) {
    private static final int WIDTH = 760;
    private static final int LEFT = 70;
    private static final int RIGHT = 70;
    private static final int TOP = 64;
    private static final int BAR = 11;
    private static final int GAP = 9;
    private static final List<String> COLOURS = List.of("#1f6f8b", "#e07a3f", "#7a5ba6", "#9aa5ab");

    /** What belongs together. */
    record Group(String name, List<Bar> bars) {}

    /** A rate above 0. Bars of one name have one colour. */
    record Bar(String name, double rate) {}

    String toSvg() {
        List<String> names = groups.stream()
                .flatMap(group -> group.bars().stream())
                .map(Bar::name)
                .distinct()
                .toList();
        double low = Math.floor(rates().min().orElse(1));
        double high = Math.ceil(rates().max().orElse(2));
        int bars = groups.stream().mapToInt(group -> group.bars().size()).sum();
        int height = TOP + bars * BAR + groups.size() * GAP + 28;
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'",
                WIDTH,
                height);
        add(svg, " font-size='11'>%n<rect width='100%%' height='100%%' fill='white'/>%n");
        add(svg, "<text x='%d' y='20' font-size='14'>%s</text>%n", LEFT, title);
        for (int i = 0; i < names.size(); i++) {
            int x = LEFT + i * 110;
            add(svg, "<rect x='%d' y='32' width='11' height='11' fill='%s'/>", x, colour(i));
            add(svg, "<text x='%d' y='42'>%s</text>%n", x + 16, names.get(i));
        }
        for (double power = low; power <= high; power++) {
            double x = at(power, low, high);
            add(svg, "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#ddd'/>", x, x, TOP - 6, height - 24);
            add(
                    svg,
                    "<text x='%.1f' y='%d' text-anchor='middle'>%s</text>%n",
                    x,
                    height - 8,
                    text(Math.pow(10, power)));
        }
        int y = TOP;
        for (Group group : groups) {
            add(svg, "<text x='%d' y='%d' text-anchor='end'>%s</text>", LEFT - 8, y + BAR, group.name());
            for (Bar bar : group.bars()) {
                double end = at(Math.log10(bar.rate()), low, high);
                String fill = colour(names.indexOf(bar.name()));
                add(
                        svg,
                        "<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>",
                        LEFT,
                        y,
                        end - LEFT,
                        BAR - 1,
                        fill);
                add(svg, "<text x='%.1f' y='%d' font-size='9'>%s</text>%n", end + 3, y + BAR - 2, text(bar.rate()));
                y += BAR;
            }
            y += GAP;
        }
        return svg.append("</svg>\n").toString();
    }

    private java.util.stream.DoubleStream rates() {
        return groups.stream().flatMap(group -> group.bars().stream()).mapToDouble(bar -> Math.log10(bar.rate()));
    }

    private static double at(double power, double low, double high) {
        return LEFT + (power - low) / Math.max(1, high - low) * (WIDTH - LEFT - RIGHT);
    }

    private static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    private static String text(double rate) {
        return rate < 999_500
                ? String.format(Locale.ROOT, "%.0f k", rate / 1e3)
                : String.format(Locale.ROOT, rate < 9.95e6 ? "%.1f M" : "%.0f M", rate / 1e6);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
