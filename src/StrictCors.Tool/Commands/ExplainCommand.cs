using System.CommandLine;
using System.Text.Json;
using StrictCors.Tool.Browsing;
using StrictCors.Tool.Checking;
using StrictCors.Tool.Explaining;
using StrictCors.Tool.Formats;
using StrictCors.Tool.Settings;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Commands;

/// <summary><c>strictcors explain</c>.</summary>
internal static class ExplainCommand
{
    private const string DefaultUrl = "https://api.example.com/";
    private const string DefaultEnvironment = "Production";

    public static Command Create(TextWriter output)
    {
        var target = new Argument<string?>("FILE or PROJECT")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A settings file, a folder or a project. Default: the current folder.",
        };
        target.Validators.Add(SettingsOptions.RefuseOptions);
        var origin = new Option<string>("--origin")
        {
            Description = "The origin of the page, for instance https://app.example.com; or null.",
            HelpName = "ORIGIN",
            Required = true,
        };
        var policy = new Option<string?>("--policy")
        {
            Description = "The policy, or several with ; between them. Default: DefaultPolicy.",
            HelpName = "NAME",
        };
        var url = new Option<string>("--url")
        {
            Description = "The address that the page requests.",
            HelpName = "URL",
            DefaultValueFactory = _ => DefaultUrl,
        };
        var environment = new Option<string>("--environment", "-e")
        {
            Description = "The environment.",
            HelpName = "NAME",
            DefaultValueFactory = _ => DefaultEnvironment,
        };
        var section = SettingsOptions.Section();
        var variables = SettingsOptions.Variables();
        var format = OutputFormat.Option();
        var page = new PageOptions();
        var command = new Command("explain", "What a policy decides about a request, check by check, and what a browser makes of it.")
        {
            target, origin, policy, url, environment, section, variables, format,
        };
        page.AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            var reading = Read(result.GetValue(target), result.GetValue(environment)!, result.GetValue(section)!, result.GetValue(variables));
            var explanation = PolicyExplanation.Of(reading, result.GetValue(policy));
            var address = Addresses.Parse(result.GetValue(url)!);
            return RunAsync(
                explanation, reading.Environment, page.Read(result), result.GetValue(origin)!, address, OutputFormat.IsJson(result, format), output,
                cancellationToken);
        });
        return command;
    }

    private static SettingsReading Read(string? target, string environment, string section, bool hasVariables)
    {
        var sets = SettingsFinder.Find(target is null ? [] : [target]);
        var set = sets is [var only] ? only : throw new ToolException("The solution has several projects with settings. Name one of them.");
        var check = new SettingsCheck(set with { Only = null }, [environment], section, hasVariables);
        return check.ReadValid(environment);
    }

    private static async Task<int> RunAsync(
        PolicyExplanation explanation, string environment, PageRequest request, string origin, Uri url, bool isJson, TextWriter output,
        CancellationToken cancellationToken)
    {
        // Browsers do not judge the answer to a handshake, and send no other text than an origin.
        var page = PageFetch.OriginOf(origin);
        var (result, decisions) = page is not null && !request.IsWebSocket
            ? await explanation.RunAsync(request, origin, url, cancellationToken)
            : (null, (IReadOnlyList<Explained>)[explanation.Explain(request, page ?? origin, url)]);
        var decided = decisions.Count > 0 ? decisions[0].Explanation.Decision : default;
        var isAllowed = result?.IsReadable ?? (request.IsWebSocket ? !decided.IsRefused : decided.Outcome != CorsOutcome.Denied);
        var verdict = result?.Verdict ?? (page is null ? "No browser sends this value of Origin."
            : decided.IsRefused ? "The server refuses the handshake with 403."
            : decided.Outcome == CorsOutcome.Denied ? "The WebSocket opens: the enforcement is Observe, and the server only logs the denial."
            : "The WebSocket opens.");
        if (isJson)
        {
            JsonOutput.Write(output, json => WriteJson(json, explanation, environment, decisions, result));
        }
        else
        {
            var screen = Screen.On(output);
            screen.Line($"Policy {explanation.Policy}, in {environment}", Styles.Title);
            screen.Line();
            foreach (var decision in decisions)
            {
                ExplanationText.Write(decision, screen);
            }

            screen.Line(verdict, isAllowed ? Styles.Good : Styles.Bad);
        }

        return isAllowed ? ExitCode.NothingWrong : ExitCode.Found;
    }

    private static void WriteJson(
        Utf8JsonWriter json, PolicyExplanation explanation, string environment, IReadOnlyList<Explained> decisions, PageResult? result)
    {
        json.WriteStartObject();
        json.WriteString("policy", explanation.Policy);
        json.WriteString("environment", environment);
        json.WriteStartArray("requests");
        foreach (var decision in decisions)
        {
            json.WriteStartObject();
            if (decision.RoundTrip is { } roundTrip)
            {
                ExchangeJson.WriteRoundTrip(json, roundTrip);
            }

            json.WritePropertyName("explanation");
            json.WriteRawValue(decision.Explanation.ToJson());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (result is not null)
        {
            ExchangeJson.WriteVerdict(json, result);
        }

        json.WriteEndObject();
    }
}
