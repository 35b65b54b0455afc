using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Primitives;
using StrictCors.Diagnostics;

namespace StrictCors.Tests.Diagnostics;

/// <summary>An observing policy passes each preflight on. There is no mistake to search for in one.</summary>
public sealed class PassedPreflightTests : IDisposable
{
    private readonly FakeLogger _logger = new();
    private readonly DecisionObserver _observer;

    public PassedPreflightTests() =>
        _observer = new(_logger, new StrictCorsMetrics(factory: null), new ReadActivities(null, null, logsTags: false), TimeProvider.System);

    public void Dispose() => _observer.Dispose();

    [Fact]
    public void The_names_of_its_headers_are_not_listed()
    {
        _observer.PassedOptions(Context(("Origin", "https://a.example"), ("Access-Control-Request-Method", "PUT")));

        _logger.Collector.Count.Should().Be(0);
    }

    [Fact]
    public void Those_of_another_request_are()
    {
        FluentActions.Invoking(() => _observer.PassedOptions(Context(("Origin", "https://a.example"), ("Access-Control-Request-Methods", "PUT"))))
            .Should().Throw<NotSupportedException>();
    }

    private static DefaultHttpContext Context(params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        var all = new HeadersWithoutNames();
        context.Features.Set<IHttpRequestFeature>(new HttpRequestFeature { Method = "OPTIONS", Path = "/", Headers = all });
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return context;
    }

    private sealed class HeadersWithoutNames : HeaderDictionary, IDictionary<string, StringValues>
    {
        ICollection<string> IDictionary<string, StringValues>.Keys => throw new NotSupportedException();
    }
}
