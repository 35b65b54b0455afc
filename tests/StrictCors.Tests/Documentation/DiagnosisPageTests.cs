using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using StrictCors.Policies;
using StrictCors.Tests.Documentation.Programs;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation;

/// <summary>The vocabulary of the page about diagnosis is complete, and its line exports the metrics.</summary>
public sealed class DiagnosisPageTests
{
    private static readonly DocumentationPage Page = Pages.All.Single(page => page.Path == "src/docs/diagnosis.md");

    [Fact]
    public void The_values_of_the_tags_are_complete()
    {
        Values("strictcors.kind").Should().Equal(Enum.GetValues<CorsRequestKind>().Select(DecisionNames.For));
        Values("strictcors.outcome").Should().Equal(Enum.GetValues<CorsOutcome>().Select(DecisionNames.For));
        Values("strictcors.reason").Should().Equal(Enum.GetValues<CorsDenialReason>().Select(DecisionNames.For));
    }

    [Fact]
    public async Task The_line_exports_each_instrument_that_counted_with_the_tags_of_the_page()
    {
        var exported = new List<Metric>();
        await using var host = await KestrelHost.StartAsync(
            builder =>
            {
                builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com")));
                DiagnosisPage.AddMetrics(builder);
                builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddInMemoryExporter(exported));
            },
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/x", () => "x");
            });
        await host.SendAsync(RawRequest.Get("/x").With("Origin", "https://evil.test"));

        host.Services.GetRequiredService<MeterProvider>().ForceFlush();

        // Meters of other programs of this process have the same name.
        var requests = exported.FindAll(metric => metric is { MeterName: "StrictCors", Name: "strictcors.requests" });
        requests.Should().NotBeEmpty();
        var tags = new HashSet<(string Name, string? Value)>();
        foreach (var metric in requests)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                foreach (var (name, value) in point.Tags)
                {
                    tags.Add((name, (string?)value));
                }
            }
        }

        var row = Page.Rows("Instrument").Single(row => row[0] == "`strictcors.requests`");
        row[2].Split(", ").Select(DocumentationPage.Code).Should().BeEquivalentTo(tags.Select(tag => tag.Name).Distinct());
        tags.Should().Contain(("strictcors.reason", "origin-not-allowed"));
    }

    private static IEnumerable<string> Values(string tag) =>
        Page.Rows("Tag").Single(row => row[0] == $"`{tag}`")[1].Split(", ").Select(DocumentationPage.Code);
}
