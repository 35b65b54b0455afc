using CsCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Endpoints;

/// <summary>The framework's question for a policy (ICorsPolicyProvider), which request-forgery protection and YARP ask.</summary>
public sealed class StrictCorsPolicyProviderTests
{
    private const string App = "https://app.example.com";

    [Theory]
    [InlineData(null, "https://default.example.com")]
    [InlineData("web", App)]
    [InlineData("WEB", App)]
    [InlineData("observed", null)]
    [InlineData("unknown", null)]
    [InlineData("", null)]
    [InlineData("Default", null)]
    [InlineData("default", null)]
    [InlineData("Disable", null)]
    [InlineData("disable", null)]
    public async Task Names_are_answered_from_our_table(string? name, string? origin)
    {
        await using var host = await StartAsync();

        (await AskAsync(host, name))?.Origins.Should().Equal(origin);
        (await AskAsync(host, name) is null).Should().Be(origin is null);
    }

    [Fact]
    public async Task A_policy_says_what_ours_says()
    {
        await using var host = await StartAsync();

        var policy = (await AskAsync(host, "full"))!;

        policy.Should().BeEquivalentTo(new
        {
            Origins = new[] { App, "https://*.example.org", "http://localhost:*" },
            Methods = new[] { "GET", "PUT" },
            Headers = new[] { "Content-Type" },
            ExposedHeaders = new[] { "ETag", "X-A" },
            SupportsCredentials = true,
            PreflightMaxAge = TimeSpan.FromMinutes(10),
            AllowAnyOrigin = false,
            AllowAnyHeader = false,
            AllowAnyMethod = false,
        });
        (await AskAsync(host, "full")).Should().BeSameAs(policy, "a long list is not copied for every question");
    }

    [Fact]
    public async Task An_any_policy_is_one_to_the_framework_too()
    {
        await using var host = await StartAsync();

        var policy = (await AskAsync(host, "any"))!;

        policy.Should().BeEquivalentTo(
            new { AllowAnyOrigin = true, AllowAnyHeader = true, AllowAnyMethod = true, SupportsCredentials = false,
            PreflightMaxAge = (TimeSpan?)null });
        policy.IsOriginAllowed("null").Should().BeTrue();
    }

    [Fact]
    public async Task An_origin_source_is_not_asked_and_what_only_it_knows_is_a_no()
    {
        await using var host = await TestServerHost.StartAsync(
            builder => builder.Services.AddScoped<Tenants>()
                .AddStrictCors(cors => cors.AddPolicy("tenants", policy => policy.WithOrigins(App).WithOriginSource<Tenants>())),
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/", () => "").RequireStrictCors("tenants");
            });

        var policy = (await AskAsync(host, "tenants"))!;

        policy.IsOriginAllowed(App).Should().BeTrue();
        policy.IsOriginAllowed("https://tenant.test").Should().BeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_not_ours_is_the_question_of_AddCors_called_before_or_after(bool before)
    {
        await using var host = await StartAsync(builder => AddCors(builder.Services), before);

        (await AskAsync(host, null))!.Origins.Should().Equal("https://default.example.com");
        (await AskAsync(host, "web"))!.Origins.Should().Equal(App);
        (await AskAsync(host, "theirs"))!.Origins.Should().Equal("https://theirs.example.com");
        (await AskAsync(host, "observed"))!.Origins.Should().Equal("https://theirs-observed.example.com");
        (await AskAsync(host, "unknown")).Should().BeNull();
        (await AskAsync(host, "Default")).Should().BeNull();

        // Somebody who knows the framework's own name of its default policy asks for that one.
        (await AskAsync(host, "__DefaultCorsPolicy"))!.Origins.Should().Equal("https://theirs-default.example.com");
    }

    [Fact]
    public async Task Without_a_default_policy_of_ours_null_is_theirs()
    {
        await using var host = await TestServerHost.StartAsync(
            builder =>
            {
                AddCors(builder.Services);
                builder.Services.AddStrictCors(cors => cors.AddPolicy("web", policy => policy.WithOrigins(App)));
            },
            app => app.UseStrictCors());

        (await AskAsync(host, null))!.Origins.Should().Equal("https://theirs-default.example.com");
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public async Task A_provider_of_the_applications_own_keeps_its_lifetime(ServiceLifetime lifetime)
    {
        // Development: scopes are validated there.
        await using var host = await TestServerHost.StartAsync(
            builder =>
            {
                builder.Services.Add(new ServiceDescriptor(typeof(PerScope), typeof(PerScope), lifetime));
                builder.Services.Add(new ServiceDescriptor(typeof(ICorsPolicyProvider), typeof(OwnProvider), lifetime));
                builder.Services.AddStrictCors(cors => cors.AddPolicy("web", policy => policy.WithOrigins(App)));
            },
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/ask", async (HttpContext context, ICorsPolicyProvider provider) =>
                    (await provider.GetPolicyAsync(context, "own"))!.Origins.Single());
            },
            environment: "Development");

        var first = await host.Client.GetStringAsync("/ask");
        var second = await host.Client.GetStringAsync("/ask");

        (first == second).Should().Be(lifetime == ServiceLifetime.Singleton);
    }

    [Fact]
    public async Task A_provider_that_the_application_has_made_itself_or_keeps_under_a_key()
    {
        foreach (var factory in new[] { true, false })
        {
            var own = new OwnProvider(new PerScope());
            await using var host = await StartAsync(builder =>
            {
                _ = factory ? builder.Services.AddSingleton<ICorsPolicyProvider>(_ => own) : builder.Services.AddSingleton<ICorsPolicyProvider>(own);
                builder.Services.AddKeyedSingleton<ICorsPolicyProvider>("not the framework's", (_, _) =>
                    throw new InvalidOperationException("nobody asks for it"));
            });

            (await AskAsync(host, "own"))!.Origins.Should().Equal((await own.GetPolicyAsync(new DefaultHttpContext(), null))!.Origins);
            (await AskAsync(host, "web"))!.Origins.Should().Equal(App);
        }
    }

    [Fact]
    public async Task UseCors_beside_us_answers_with_its_own_policies()
    {
        await using var host = await StartAsync(builder => AddCors(builder.Services), use: app =>
        {
            app.UseCors("theirs");
            app.MapGet("/theirs", () => "");
        }, useOurs: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/theirs") { Headers = { { "Origin", "https://theirs.example.com" } } };

        using var response = await host.Client.SendAsync(request);

        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("https://theirs.example.com");
    }

    private static readonly Gen<string> Label = Gen.OneOf(Gen.OneOf("a", "app", "app-1", "app-", "-app", "xn--bcher-kva", "A", "_a", "*", ""),
        Gen.String[Gen.Char['a', 'e'], 1, 3]);

    // Near-misses of the patterns, and anything at all.
    private static readonly Gen<string> Origins = Gen.OneOf(
        Gen.Select(Gen.OneOf("https", "http", "HTTPS", "ws", ""), Label,
            Gen.OneOf("example.com", "example.org", "example.com.", "evil.test", "localhost"), Gen.OneOf("", ":443", ":80", ":8443", ":0", ":*", "/"))
            .Select((scheme, label, domain, port) => $"{scheme}://{label}{(label.Length == 0 ? "" : ".")}{domain}{port}"),
        Gen.OneOf("null", "", " ", "*", "https://", "http://localhost:5000", "http://[::1]", "\ud800",
            "https://app.example.com,https://app.example.com"),
        Gen.String[Gen.Char, 0, 400]);

    [Fact]
    public async Task IsOriginAllowed_never_throws_and_agrees_with_our_matcher()
    {
        await using var host = await StartAsync();
        var table = host.Services.GetRequiredService<PolicyStore>().Current;
        var pairs = new List<(StrictCorsPolicy Ours, CorsPolicy Theirs)>();
        foreach (var name in new[] { "web", "full", "any", "labels", "null" })
        {
            pairs.Add((table.Find(name)!, (await AskAsync(host, name))!));
        }

        Origins.Sample(
            origin => pairs.All(pair =>
                pair.Theirs.IsOriginAllowed(origin) == pair.Ours.Evaluate(new CorsRequest { Origin = origin, Host = "h" }).IsOriginAllowed),
            iter: 5000);
        pairs.Should().OnlyContain(pair => !pair.Theirs.IsOriginAllowed(null!));
    }

    private static Task<TestServerHost> StartAsync(Action<WebApplicationBuilder>? neighbour = null, bool before = true,
        Action<WebApplication>? use = null, bool useOurs = true) => TestServerHost.StartAsync(
        builder =>
        {
            if (before)
            {
                neighbour?.Invoke(builder);
            }

            builder.Services.AddStrictCors(cors =>
            {
                cors.AddDefaultPolicy(policy => policy.WithOrigins("https://default.example.com"));
                cors.AddPolicy("web", policy => policy.WithOrigins(App));
                cors.AddPolicy("Default", policy => policy.WithOrigins(App));
                cors.AddPolicy("Disable", policy => policy.WithOrigins(App));
                cors.AddPolicy("observed", policy => policy.WithOrigins(App).WithEnforcement(StrictCorsEnforcement.Observe));
                cors.AddPolicy("full", policy => policy.WithOrigins(App, "https://*.example.org", "http://localhost:*").WithMethods("GET", "PUT")
                    .WithHeaders("Content-Type").WithExposedHeaders("ETag", "X-A").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromMinutes(10)));
                cors.AddPolicy("any", policy => policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod());
                cors.AddPolicy("labels", policy => policy.WithOrigins("https://app-*.example.com", "https://*.example.com:8443"));
                cors.AddPolicy("null", policy => policy.WithOrigins("null").DangerouslyAllowNullOrigin());
            });
            if (!before)
            {
                neighbour?.Invoke(builder);
            }
        },
        app =>
        {
            if (useOurs)
            {
                app.UseStrictCors();
            }
            else
            {
                // Startup insists on the middleware; here it has a branch of its own.
                app.Map("/branch", branch => branch.UseStrictCors());
            }

            use?.Invoke(app);
        });

    private static void AddCors(IServiceCollection services) => services.AddCors(cors =>
    {
        cors.AddDefaultPolicy(policy => policy.WithOrigins("https://theirs-default.example.com"));
        cors.AddPolicy("theirs", policy => policy.WithOrigins("https://theirs.example.com"));
        cors.AddPolicy("observed", policy => policy.WithOrigins("https://theirs-observed.example.com"));
    });

    private static Task<CorsPolicy?> AskAsync(TestServerHost host, string? name) =>
        host.Services.GetRequiredService<ICorsPolicyProvider>().GetPolicyAsync(new DefaultHttpContext(), name);

    private sealed class PerScope
    {
        public string Origin { get; } = $"https://{Guid.NewGuid():n}.example";
    }

    private sealed class OwnProvider(PerScope scope) : ICorsPolicyProvider
    {
        public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) =>
            Task.FromResult<CorsPolicy?>(new CorsPolicyBuilder(scope.Origin).Build());
    }

    private sealed class Tenants : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("not asked");
    }
}
