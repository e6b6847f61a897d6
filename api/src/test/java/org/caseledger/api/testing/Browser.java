package org.caseledger.api.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser, without a window; each person in it has cookies of his or her own. */
public final class Browser implements AutoCloseable {
    /** The screen that most offices have, in CSS pixels. */
    public static final int WIDTH = 1366;

    public static final int HEIGHT = 768;

    /** In milliseconds: how long a busy machine may take to show something. */
    private static final int PATIENCE = 60_000;

    /** What a page asks for when something has moved. */
    private static final Pattern BY_ITSELF = Pattern.compile(".*/(moved\\?.*|work/next|work/waiting)");

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<Browser> OPEN = new CopyOnWriteArrayList<>();

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final List<BrowserContext> contexts = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Browser() {}

    /** Started with the first test that asks, and stopped when the tests end. */
    private static final class Program {
        static final com.microsoft.playwright.Browser CHROMIUM = start();

        private static com.microsoft.playwright.Browser start() {
            // The browser is the system's own: nothing is fetched.
            var environment = new LinkedHashMap<>(System.getenv());
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            return Playwright.create(new Playwright.CreateOptions().setEnv(environment))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(FLAGS));
        }
    }

    public static Browser open() {
        var browser = new Browser();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        OPEN.add(browser);
        return browser;
    }

    private static Path executable() {
        return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is missing: ./check --long installs it"));
    }

    /** A page of one of the sample people, who has just logged in and sees what was recorded. */
    public Page as(TestLedger ledger, String person) {
        return as(ledger, person, options -> options);
    }

    /** The same with other options. */
    public Page as(
            TestLedger ledger,
            String person,
            UnaryOperator<com.microsoft.playwright.Browser.NewContextOptions> options) {
        ledger.awaitViews();
        var page = page(ledger, options);
        page.navigate("/login");
        login(page, person);
        page.waitForURL(address -> !address.endsWith("/login")); // with its scripts
        return page;
    }

    /** Fills in the login that a page shows. */
    public static void login(Page page, String person) {
        page.fill("#username", person);
        page.fill("#password", "demo-" + person);
        page.click("main button[type=submit]");
    }

    /** A page without a login. */
    public Page page(TestLedger ledger, UnaryOperator<com.microsoft.playwright.Browser.NewContextOptions> options) {
        BrowserContext context =
                Program.CHROMIUM.newContext(options.apply(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(ledger.address())
                        .setViewportSize(WIDTH, HEIGHT)
                        .setLocale("zh-CN")));
        contexts.add(context);
        context.setDefaultTimeout(PATIENCE);
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** What scripts died of, and what the policy of the pages forbade. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Keeps a picture of a page if requested: pictures cost more than the pages. */
    public static void keep(Page page, String name) {
        if (Boolean.getBoolean("screenshots")) {
            keepAnyway(page, name);
        }
    }

    /** Keeps a picture of a page in the build folder. */
    static void keepAnyway(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /**
     * Lets the session of a page end while it asks for nothing: what it asks for by itself would lead to the login
     * before its user does.
     */
    public static void endSession(Page page) {
        page.route(BY_ITSELF, route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
        settle(page);
        page.context().clearCookies();
    }

    /** Waits for what a page asks for once it is there. */
    public static void settle(Page page) {
        // Asked from outside: a page's policy forbids evaluating foreign code.
        page.waitForCondition(
                () -> (Boolean) page.evaluate("document.readyState === 'complete' && !document.querySelector("
                        + "'.htmx-request, .htmx-swapping, .htmx-settling')"));
    }

    /** Keeps how every open page looks. */
    static void keepAll(String name) {
        int n = 0;
        for (var browser : OPEN) {
            for (var context : browser.contexts) {
                for (var page : context.pages()) {
                    keepAnyway(page, name + "-" + n++);
                }
            }
        }
    }

    @Override
    public void close() {
        OPEN.remove(this);
        contexts.forEach(BrowserContext::close);
    }
}
