using System.CommandLine;
using System.Globalization;
using StrictCors.Testing;
using StrictCors.Tool.Conformance;
using StrictCors.Tool.Conformance.Cases;
using StrictCors.Tool.Conformance.Reports;
using StrictCors.Tool.Network;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Commands;

/// <summary><c>strictcors conformance</c>.</summary>
internal static class ConformanceCommand
{
    private const string Text = "text";
    private const string DefaultSeconds = "10";

    private static readonly Dictionary<string, Action<SuiteResult, TextWriter>> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [Text] = (result, output) => SuiteText.Write(result, Screen.On(output)),
        ["json"] = SuiteJson.Write,
        ["junit"] = SuiteJUnit.Write,
    };

    public static Command Create(TextWriter output)
    {
        var url = new Argument<string?>("URL") { Description = "Scheme, host and port of the server.", Arity = ArgumentArity.ZeroOrOne };
        var classes = new Option<CaseClass[]>("--class")
        {
            Description = "Only this class: must, cache, safe or kind; can be repeated.",
            HelpName = "CLASS",
        };
        var ids = new Option<string[]>("--case") { Description = "Only this case; can be repeated.", HelpName = "ID" };
        var engines = new Option<BrowserEngine[]>("--engine")
        {
            Description = "Only this browser: chromium, firefox or webkit; can be repeated.",
            HelpName = "ENGINE",
        };
        var list = new Option<bool>("--list") { Description = "Write the cases as JSON, and send nothing." };
        var insecure = new Option<bool>("--insecure") { Description = "Accept any certificate." };
        var timeout = new Option<string>("--timeout")
        {
            Description = "How long a request may take.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => DefaultSeconds,
        };
        var format = new Option<string>("--format") { Description = "The form of the output.", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. Formats.Keys]);
        var command = new Command("conformance", "How a server does in the suite of cases for CORS servers, with a score.")
        {
            url, classes, ids, engines, list, format, insecure, timeout,
        };
        command.SetAction((result, cancellationToken) =>
        {
            var cases = Select(result.GetValue(classes) ?? [], result.GetValue(ids) ?? []);
            if (result.GetValue(list))
            {
                CaseList.Write(cases, output);
                return Task.FromResult(ExitCode.NothingWrong);
            }

            var address = result.GetValue(url) ?? throw new ToolException("The address of a server is missing. --list writes the cases.");
            var target = new Target(Origin(Addresses.Parse(address)), result.GetValue(insecure), Timeout(result.GetValue(timeout)!));
            IReadOnlyList<BrowserEngine> browsers = result.GetValue(engines) is { Length: > 0 } given ? given : SuiteRunner.Engines;
            return RunAsync(target, cases, browsers, Formats[result.GetValue(format)!], output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Target target, IReadOnlyList<ConformanceCase> cases, IReadOnlyList<BrowserEngine> engines, Action<SuiteResult, TextWriter> write,
        TextWriter output, CancellationToken cancellationToken)
    {
        Manifest manifest;
        try
        {
            manifest = await NetworkFailure.CatchAsync(
                target.Address, target.Timeout, token => Manifest.ReadAsync(target, token), cancellationToken);
        }
        catch (ManifestException failure)
        {
            throw new ToolException(
                $"{target.Origin} does not offer the paths of the suite: {failure.Message}. The page conformance.md has them.", inner: failure);
        }

        var result = await SuiteRunner.RunAsync(target, manifest, cases, engines, cancellationToken);
        write(result, output);
        return result.Lost.Count == 0 ? ExitCode.NothingWrong : ExitCode.Found;
    }

    private static IReadOnlyList<ConformanceCase> Select(CaseClass[] classes, string[] ids)
    {
        var unknown = ids.FirstOrDefault(id => !CaseLibrary.All.Any(one => one.Id == id));
        return unknown is null
            ? [.. CaseLibrary.All.Where(one => (classes.Length == 0 || classes.Contains(one.Class)) && (ids.Length == 0 || ids.Contains(one.Id)))]
            : throw new ToolException($"There is no case '{unknown}'. --list writes the cases.");
    }

    /// <summary>The pages of the cases are https pages: a browser lets them call http on this machine only.</summary>
    private static Uri Origin(Uri url)
    {
        if (url is not { Scheme: "http" or "https", AbsolutePath: "/", Query: "", Fragment: "" })
        {
            var scheme = url.Scheme is "wss" or "https" ? "https" : "http";
            throw new ToolException($"The paths of the suite begin at the root: write {scheme}://{url.Authority}.");
        }

        return url.Scheme == Uri.UriSchemeHttps || url.IsLoopback
            ? url
            : throw new ToolException(
                $"Browsers do not let https pages call {url.GetLeftPart(UriPartial.Authority)}. Use https, or run the server on this machine.");
    }

    private static TimeSpan Timeout(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : throw new ToolException($"--timeout '{text}' is not a number of seconds from 0.001 to 3600.");
}
