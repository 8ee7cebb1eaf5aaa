import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Holds PDFs against veraPDF's profiles: {@code java Verify PDFUA-1,PDFA-2A}
 *
 * <p>Reads paths of files, one a line. At an empty line it holds all files read since the last one against all
 * profiles, two at a time, and prints a line for each file and profile: path, profile, number of checks, parted by
 * tabs. Under it stands a line for each broken rule, which begins with a tab: rule, message, place. The answer ends
 * with an empty line. So one process serves a whole run of tests. veraPDF's own reader of profiles needs JAXB, which
 * the jar lacks; so the profile is read with DOM.
 */
public final class Verify {
    private static final int THREADS = 2;

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        List<String> files = new ArrayList<>();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isEmpty()) {
                files.add(line);
                continue;
            }
            List<Future<String>> answers = new ArrayList<>();
            for (String file : files) {
                for (String name : arguments[0].split(",")) {
                    answers.add(workers.submit(() -> held(file, name)));
                }
            }
            for (Future<String> answer : answers) {
                out.print(answer.get());
            }
            out.println();
            files.clear();
        }
        workers.shutdown();
    }

    /** What came of a file and a profile; a file that cannot be read breaks the rule 'unreadable'. */
    private static String held(String file, String name) {
        VeraGreenfieldFoundryProvider.initialise();
        TreeMap<String, String> broken = new TreeMap<>();
        long checks = 0;
        try {
            PDFAFlavour flavour = PDFAFlavour.fromString(name.replaceFirst("PDFUA-", "ua").replaceFirst("PDFA-", "").toLowerCase());
            try (InputStream stream = new FileInputStream(file);
                    PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour)) {
                ValidationResult result = Foundries.defaultInstance().createValidator(profile(name, flavour), 100, false, false, false).validate(parser);
                checks = result.getTotalAssertions();
                for (TestAssertion check : result.getTestAssertions()) {
                    if (check.getStatus() == TestAssertion.Status.FAILED) {
                        String rule = check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber();
                        broken.putIfAbsent(rule, check.getMessage() + "\t" + check.getLocation().getContext());
                    }
                }
            }
        } catch (Exception problem) {
            broken.put("unreadable", problem + "\t");
        }
        StringBuilder answer = new StringBuilder(String.join("\t", file, name, Long.toString(checks))).append('\n');
        broken.forEach((rule, message) -> answer.append('\t').append(rule).append('\t').append(message.replace('\n', ' ')).append('\n'));
        return answer.toString();
    }

    private static ValidationProfile profile(String name, PDFAFlavour flavour) throws Exception {
        Element root;
        try (InputStream stream = PDFAValidator.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : children(child(root, "rules"), "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element v : children(child(root, "variables"), "variable")) {
            variables.add(Profiles.variableFromValues(v.getAttribute("name"), v.getAttribute("object"), text(v, "defaultValue"), text(v, "value")));
        }
        return Profiles.profileFromValues(flavour, Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = child(rule, "id");
        Element error = child(rule, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element a : children(child(error, "arguments"), "argument")) {
            arguments.add(ErrorArgumentImpl.fromValues(a.getTextContent(), a.hasAttribute("name") ? a.getAttribute("name") : null, null));
        }
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"),
                rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
                rule.getAttribute("tags"),
                text(rule, "description"),
                text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments),
                new ArrayList<>());
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent == null ? null : parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (name.equals(node.getNodeName())) {
                found.add((Element) node);
            }
        }
        return found;
    }

    private static Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static String text(Element parent, String name) {
        Element element = child(parent, name);
        return element == null ? "" : element.getTextContent();
    }
}
