using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Infrastructure;
using Xunit.Abstractions;

namespace StrictCors.Tests.Caches;

/// <summary>Real caches between the server and the browsers. Whoever asked before, everybody gets the answer for himself.</summary>
public sealed class CacheTests(ITestOutputHelper output)
{
    private static readonly string[] Listed = [CachedOrders.App, CachedOrders.Shop];

    private int _served;

    [CacheTheory]
    [InlineData(Cache.Nginx)]
    [InlineData(Cache.Varnish)]
    [InlineData(Cache.HAProxy)]
    public async Task V1_No_answer_for_one_origin_is_given_to_another(Cache cache)
    {
        var orders = await RunAsync(cache, Strict(Listed), Use, Own);

        orders.Wrong.Should().BeEmpty();
        orders.Answers.Should().Be(192);
        (orders.Hits > 0).Should().Be(cache != Cache.HAProxy, "HAProxy stores no answer with Vary: Origin");
    }

    [CacheTheory]
    [InlineData(Cache.Nginx)]
    [InlineData(Cache.NginxWithoutVary)]
    [InlineData(Cache.Varnish)]
    [InlineData(Cache.HAProxy)]
    public async Task V2_Any_origin_has_one_answer_for_all(Cache cache)
    {
        var orders = await RunAsync(cache, Strict("*"), Use, _ => "*");

        orders.Wrong.Should().BeEmpty();
        orders.Hits.Should().Be(orders.Answers - 24, "each order has one answer of the server");
    }

    [CacheTheory]
    [InlineData(Cache.NginxWithOriginInKey, true)]
    [InlineData(Cache.NginxWithoutVary, false)]
    public async Task A_cache_that_ignores_Vary_needs_Origin_in_its_key(Cache cache, bool isRight)
    {
        var orders = await RunAsync(cache, Strict(Listed), Use, Own);

        (orders.Wrong.Count == 0).Should().Be(isRight);
        orders.Hits.Should().BePositive("the cache is one");
    }

    [CacheTheory]
    [InlineData(Cache.Nginx)]
    [InlineData(Cache.NginxWithoutVary)]
    public async Task A_cache_that_ignores_Vary_keeps_nothing_that_is_private(Cache cache)
    {
        var orders = await RunAsync(cache, Strict(Listed), Use, Own, "private, max-age=60");

        orders.Wrong.Should().BeEmpty();
        orders.Hits.Should().Be(0);
    }

    [Fact]
    public void The_page_has_the_key_that_is_tested() => Pages.Hosting.Section("Shared caches").Should().Contain($"`{CachePrograms.KeyWithOrigin}`");

    /// <summary>The comparison of the documentation. When this fails, the sentences there are no longer true.</summary>
    [CacheTheory]
    [InlineData(Cache.Nginx)]
    [InlineData(Cache.Varnish)]
    [InlineData(Cache.HAProxy)]
    public async Task The_builtin_middleware_is_wrong_behind_each_of_them(Cache cache)
    {
        var orders = await RunAsync(
            cache,
            builder => builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins(Listed).WithMethods("GET", "PUT"))),
            app => app.UseCors(),
            Own);

        orders.Wrong.Should().NotBeEmpty();
    }

    private static string? Own(string? origin) => Listed.Contains(origin) ? origin : null;

    private static Action<WebApplicationBuilder> Strict(params string[] origins) => builder => builder.Services.AddStrictCors(
        cors => cors.AddDefaultPolicy(policy => policy.WithOrigins(origins).WithMethods("GET", "PUT")));

    private static void Use(WebApplication app) => app.UseStrictCors();

    private async Task<CachedOrders> RunAsync(Cache cache, Action<WebApplicationBuilder> services, Action<WebApplication> use,
        Func<string?, string?> allowed, string keep = "public, max-age=60")
    {
        await using var host = await KestrelHost.StartAsync(services, app =>
        {
            use(app);
            app.MapGet("/ready", () => "ready");
            app.MapGet("/prices/{number}", context => AnswerAsync(context, keep));
            app.MapPut("/prices/{number}", () => "changed");
        });
        await using var process = await CachePrograms.StartAsync(cache, host.Port);
        var orders = new CachedOrders(process.Port);

        await orders.RunAsync(allowed);

        output.WriteLine($"{cache}: {orders.Wrong.Count} wrong, {orders.Answers} answers, {orders.Hits} of them from the cache");
        return orders;
    }

    /// <summary>Another text each time, so that a hit can be told.</summary>
    private Task AnswerAsync(HttpContext context, string keep)
    {
        var text = Interlocked.Increment(ref _served).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = keep;
        context.Response.ContentLength = text.Length;
        return context.Response.WriteAsync(text);
    }
}
