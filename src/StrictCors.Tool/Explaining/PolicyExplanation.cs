using Microsoft.Extensions.Primitives;
using StrictCors.Checks;
using StrictCors.Configuration;
using StrictCors.Explanations;
using StrictCors.Policies;
using StrictCors.Testing;
using StrictCors.Tool.Browsing;
using StrictCors.Tool.Checking;
using StrictCors.Tool.Commands;
using StrictCors.Tool.Formats;

namespace StrictCors.Tool.Explaining;

/// <summary>What a policy decides about a request of a page: the browser's side against the middleware, with the explanation of the
/// library.</summary>
internal sealed class PolicyExplanation
{
    private readonly SettingsReading _reading;
    private readonly EndpointPolicy _policy;
    private readonly string? _names;

    private PolicyExplanation(SettingsReading reading, EndpointPolicy policy, string? names) =>
        (_reading, _policy, _names) = (reading, policy, names);

    /// <summary>Gets the names of the policies, for messages.</summary>
    public string Policy => string.Join(", ", _policy.Policies);

    /// <param name="reading">The settings.</param>
    /// <param name="names">The policies; null for the default policy.</param>
    public static PolicyExplanation Of(SettingsReading reading, string? names)
    {
        if (reading.Check.Table is not { } table)
        {
            throw new ToolException(
                $"The settings are not valid in {reading.Environment}; strictcors check lists all problems. The first: "
                    + $"{reading.Check.Problems[0].Code} "
                    + $"{reading.Check.Problems[0].Path}: {reading.Check.Problems[0].Message}",
                ExitCode.Found);
        }

        if (names is null && reading.Check.Options.DefaultPolicy is null)
        {
            throw new ToolException($"There is no DefaultPolicy. Write --policy NAME: {string.Join(", ", reading.Check.Options.Policies.Keys)}.");
        }

        if (names is not null && PolicyListChecks.Check("--policy", names, reading.Check.Options.Policies,
            name => Problems.UnknownPolicy("--policy", name, [.. reading.Check.Options.Policies.Keys])).FirstOrDefault() is { } problem)
        {
            throw new ToolException($"--policy '{names}': {problem.Message} {OneLine.Instead(problem)}");
        }

        var choice = names is null ? default : new PolicyChoice(PolicyChoiceKind.Named, names);
        return new(reading, table.Resolve(choice, default), names);
    }

    /// <summary>Lets a browser send the request, and explains each decision.</summary>
    public async Task<(PageResult Result, IReadOnlyList<Explained> Decisions)> RunAsync(
        PageRequest request, string page, Uri url, CancellationToken cancellationToken)
    {
        await using var server = await LocalServer.StartAsync(_reading, _names);
        var result = await PageFetch.SendAsync(
            request, page, url, server.CreateHandler(), (System.Net.HttpVersion.Version11, HttpVersionPolicy.RequestVersionOrLower),
            cancellationToken);
        return (result, [.. result.Exchange.RoundTrips.Select(Explain)]);
    }

    /// <summary>Explains a request that no browser sends, or that browsers do not judge.</summary>
    public Explained Explain(PageRequest request, string origin, Uri url) => new(null, Explainer.Explain(_policy, new()
    {
        Method = request.Method,
        Origin = origin,
        Scheme = url.Scheme,
        Host = url.Authority,
        Path = url.AbsolutePath,
        IsHandshake = request.IsWebSocket,
        HasCredentials = request.IncludesCredentials,
    }));

    private Explained Explain(CorsRoundTrip roundTrip) => new(roundTrip, Explainer.Explain(_policy, new()
    {
        Method = roundTrip.Method,
        Origin = Lines(roundTrip, "Origin"),
        RequestMethod = Lines(roundTrip, "Access-Control-Request-Method"),
        RequestHeaders = Lines(roundTrip, "Access-Control-Request-Headers"),
        FetchSite = Lines(roundTrip, "Sec-Fetch-Site"),
        Scheme = roundTrip.Url.Scheme,
        Host = roundTrip.Url.Authority,
        Path = Uri.UnescapeDataString(roundTrip.Url.AbsolutePath),
    }));

    private static StringValues Lines(CorsRoundTrip roundTrip, string name) =>
        roundTrip.RequestHeader(name) is { } value ? new(value) : StringValues.Empty;
}
