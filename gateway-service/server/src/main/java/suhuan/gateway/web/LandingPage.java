package suhuan.gateway.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The page at {@code /}: what this is and where to go, in Chinese and English. */
public final class LandingPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final byte[] page;

    /** Reads the page once. */
    public LandingPage() {
        try (InputStream resource = LandingPage.class.getResourceAsStream("landing.html")) {
            if (resource == null) {
                throw new IllegalStateException("landing.html is missing from the jar");
            }
            this.page = resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(page.length);
        response.setHeader(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.getOutputStream().write(page);
    }
}
