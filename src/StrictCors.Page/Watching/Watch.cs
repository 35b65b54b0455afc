using Microsoft.AspNetCore.Http;
using StrictCors.Diagnostics;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Page.Watching;

/// <summary>What the page knows of the running program. A request is written to a ring, which no one reads until the page is open.</summary>
internal sealed class Watch(TimeProvider time) : IDecisionWatcher
{
    private const int MaxCause = 500;

    private readonly CoarseClock _clock = new(time);

    private volatile SettingsState _settings = new(0, null, null, "", null);

    /// <summary>Gets what distinguishes one run of the program from the next: the numbers of decisions begin anew.</summary>
    public string Started { get; } = Guid.NewGuid().ToString("N");

    public DecisionRing Decisions { get; } = new();

    public ChangeSignal Signal { get; } = new();

    public SettingsState Settings => _settings;

    public void Decided(HttpContext context, in CorsRequest request, PolicyDecision decided)
    {
        Decisions.Add(context, request, decided, _settings.Options, _clock.Now());
        Signal.Change();
    }

    // Startup and reloads come one after the other.
    public void Accepted(StrictCorsOptions options, string changes)
    {
        var isStart = _settings.Options is null;
        foreach (var decision in Decisions.All())
        {
            decision.Settle();
        }

        _settings = new(_settings.Version + 1, options, isStart ? null : time.GetUtcNow(), changes, null);
        Signal.Change();
    }

    public void Refused(IReadOnlyList<StrictCorsConfigurationProblem> problems, Exception? cause)
    {
        // The place in a malformed file is in the innermost exception.
        var text = cause is null ? null : Display.SingleLine(
            string.Join(' ', new[] { cause.Message, cause.GetBaseException().Message }.Distinct()), MaxCause);
        _settings = _settings with
        {
            Version = _settings.Version + 1,
            Time = time.GetUtcNow(),
            Changes = "",
            Refusal = new(problems, text),
        };
        Signal.Change();
    }
}
