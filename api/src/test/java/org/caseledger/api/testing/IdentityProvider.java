package org.caseledger.api.testing;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.caseledger.testing.TestFolders;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * An authorization server with people of its own, each with the password {@code secret}. It has a loopback address of
 * its own, since a browser's cookies know no ports.
 */
public final class IdentityProvider {
    public static final String CLIENT = "ledger";
    public static final String CLIENT_SECRET = "client-secret-of-32-bytes-or-more";
    public static final String PASSWORD = "secret";

    /** Who gives a second factor there. */
    public static final String ASKED_TWICE = "legal";

    /** What is wrong with the identity token of whoever has this user name there; it says that it is of intake. */
    public enum Forgery {
        OTHER_CLIENT,
        OTHER_ISSUER,
        OTHER_NONCE,
        OVER,
        SIGNED_BY_THE_CLIENT_SECRET,
        NAMELESS
    }

    private static final String HOST = "127.0.0.2";

    private final Tomcat tomcat = new Tomcat();

    /** One that sends people back to this address only. */
    public IdentityProvider(String redirectUri, String... people) throws Exception {
        var context = new AnnotationConfigWebApplicationContext();
        context.register(Server.class);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("given", Map.of("redirect-uri", redirectUri, "people", people)));
        tomcat.setBaseDir(TestFolders.fresh("identity").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", HOST);
        var web = tomcat.addContext("", null);
        context.setServletContext(web.getServletContext());
        context.refresh();
        var filter = new FilterDef();
        filter.setFilterName("security");
        filter.setFilter(new DelegatingFilterProxy("springSecurityFilterChain", context));
        web.addFilterDef(filter);
        var everywhere = new FilterMap();
        everywhere.setFilterName("security");
        everywhere.addURLPattern("/*");
        web.addFilterMap(everywhere);
        Tomcat.addServlet(web, "none", new org.apache.catalina.servlets.DefaultServlet());
        web.addServletMapping("/", "none");
        tomcat.start();
    }

    public String issuer() {
        return "http://%s:%d".formatted(HOST, tomcat.getConnector().getLocalPort());
    }

    /** Stops it. */
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    /** No configuration by its annotations, or the ledger under test would be one, too. */
    @EnableWebSecurity
    static class Server {
        @Bean
        RegisteredClientRepository clients(@Value("${redirect-uri}") String redirectUri) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId(
                            UUID.randomUUID().toString())
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + CLIENT_SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(redirectUri)
                    .scope(OidcScopes.OPENID)
                    .scope(OidcScopes.PROFILE)
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build());
        }

        @Bean
        UserDetailsService people(@Value("${people}") String[] names) {
            var people = new InMemoryUserDetailsManager();
            for (var name : names) {
                people.createUser(User.withUsername(name)
                        .password("{noop}" + PASSWORD)
                        .roles("USER")
                        .build());
            }
            return people;
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> server.oidc(withDefaults()))
                    .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                    .formLogin(withDefaults())
                    .build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws Exception {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(List.of(
                    new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                            .privateKey((RSAPrivateKey) pair.getPrivate())
                            .keyID("1")
                            .build(),
                    new OctetSequenceKey.Builder(CLIENT_SECRET.getBytes(StandardCharsets.UTF_8))
                            .algorithm(JWSAlgorithm.HS256)
                            .keyID("2")
                            .build())));
        }

        /** Of these people it says that it has asked for a second factor. */
        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> methods() {
            return token -> {
                var name = token.getPrincipal().getName();
                token.getClaims().claim("preferred_username", name);
                if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    Stream.of(Forgery.values())
                            .filter(one -> one.name().equals(name))
                            .forEach(one -> forge(token, one));
                }
                if (token.getPrincipal().getName().equals(ASKED_TWICE)) {
                    token.getClaims().claim("amr", List.of("pwd", "mfa"));
                }
            };
        }

        private static void forge(JwtEncodingContext token, Forgery forgery) {
            var claims = token.getClaims().claim("preferred_username", "intake");
            switch (forgery) {
                case OTHER_CLIENT -> claims.audience(List.of("another"));
                case OTHER_ISSUER -> claims.issuer("http://" + HOST);
                case OTHER_NONCE -> claims.claim("nonce", "another");
                case OVER -> claims.issuedAt(Instant.EPOCH).expiresAt(Instant.EPOCH.plusSeconds(1));
                case SIGNED_BY_THE_CLIENT_SECRET -> token.getJwsHeader().algorithm(MacAlgorithm.HS256);
                case NAMELESS -> claims.claims(all -> all.remove("preferred_username"));
            }
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
