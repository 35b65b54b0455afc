using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Endpoints;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Endpoints;

/// <summary>The small items of a request do whatever the framework's do.</summary>
public sealed class MarkedItemsTests
{
    private static readonly object Mark = FrameworkInternals.CorsInvokedKey;

    // Each returns what it has seen.
    private static readonly Func<IDictionary<object, object?>, object?>[] Operations =
    [
        items => items[Mark] is not null,
        items => items["a"],
        items => items["a"] = 1,
        items => items[Mark] = 2,
        items => items[Mark] = FrameworkInternals.CorsInvokedValue,
        items => items.ContainsKey(Mark),
        items => items.ContainsKey("a"),
        items => (items.TryGetValue(Mark, out var value), value is not null),
        items => (items.TryGetValue("a", out var value), value),
        items => Try(() => items.Add("a", 3)),
        items => Try(() => items.Add(Mark, 4)),
        items => Try(() => items.Add(new("b", 5))),
        items => items.Remove("a"),
        items => items.Remove(Mark),
        items => items.Remove(new KeyValuePair<object, object?>("a", 1)),
        items => Try(items.Clear),
        items => items.Contains(new(Mark, FrameworkInternals.CorsInvokedValue)),
        items => items.Count,
        items => items.IsReadOnly,
        items => string.Join(",", items.Keys.Order()),
        items => items.Values.Count,
        items => string.Join(",", items.Select(item => item.Key).Order()),
        items =>
        {
            var array = new KeyValuePair<object, object?>[8];
            items.CopyTo(array, 1);
            return array.Count(item => item.Key is not null);
        },
    ];

    [Fact]
    public void Every_three_operations_see_the_same_as_on_those_of_the_framework()
    {
        foreach (var first in Operations)
        {
            foreach (var second in Operations)
            {
                foreach (var third in Operations)
                {
                    var theirs = new ItemsFeature().Items;
                    theirs[Mark] = FrameworkInternals.CorsInvokedValue;
                    var ours = new MarkedItems().Items;
                    foreach (var operation in new[] { first, second, third })
                    {
                        operation(ours).Should().Be(operation(theirs));
                    }
                }
            }
        }
    }

    [Fact]
    public void They_can_be_replaced_and_put_back()
    {
        var context = new DefaultHttpContext();
        FrameworkInternals.MarkCorsInvoked(context);
        var kept = context.Items;
        kept["a"] = 1;
        var others = new Dictionary<object, object?> { ["b"] = 2 };

        context.Items = others;
        context.Items.Should().BeSameAs(others);
        kept["c"] = 3;
        others.Should().NotContainKey("c");

        context.Items = kept;
        context.Items.Should().BeSameAs(kept);
        context.Items["a"].Should().Be(1);
        context.Items.Keys.Should().Contain([Mark, "c"]).And.NotContain("b");
    }

    [Fact]
    public void What_an_earlier_middleware_has_written_stays()
    {
        var context = new DefaultHttpContext();
        context.Items["a"] = 1;

        FrameworkInternals.MarkCorsInvoked(context);

        context.Items.Keys.Should().BeEquivalentTo([Mark, "a"]);
    }

    [Fact]
    public async Task An_endpoint_with_metadata_and_middleware_around_it_share_the_items()
    {
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"))),
            app =>
            {
                app.UseRouting();
                app.UseStrictCors();
                app.Use((context, next) =>
                {
                    context.Items["a"] = "written before";
                    return next(context);
                });
                app.MapGet("/", (HttpContext context) => $"{context.Items["a"]}, {context.Items["none"] ?? "nothing"}").RequireStrictCors();
            });

        for (var request = 0; request < 2; request++)
        {
            (await host.SendAsync(RawRequest.Get("/"))).Body.Should().Be("written before, nothing");
        }
    }

    private static string? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.GetType().Name;
        }
    }
}
