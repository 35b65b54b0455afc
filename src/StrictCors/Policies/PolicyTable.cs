using System.Collections.Concurrent;
using StrictCors.Checks;

namespace StrictCors.Policies;

/// <summary>All policies of one configuration, as endpoints have them. Immutable: a reload creates another table and swaps the whole.</summary>
internal sealed class PolicyTable
{
    private readonly Dictionary<string, EndpointPolicy> _byName = new(StringComparer.OrdinalIgnoreCase);

    // Lists of policies, composed when an endpoint first needs one. There are no more entries than lists in the metadata of endpoints.
    private readonly ConcurrentDictionary<string, EndpointPolicy> _lists = new(StringComparer.Ordinal);

    /// <param name="policies">The policies with a name.</param>
    /// <param name="defaultPolicy">The names of the default policy, or null.</param>
    /// <param name="inline">The policies that are written in place. Whatever has one of them holds it itself.</param>
    public PolicyTable(
        IReadOnlyCollection<StrictCorsPolicy> policies, string? defaultPolicy, IReadOnlyCollection<StrictCorsPolicy>? inline = null)
    {
        Policies = policies;
        Inline = inline ?? [];
        foreach (var policy in policies)
        {
            _byName.Add(policy.Name!, policy.AtEndpoint);
        }

        HandshakesWithoutPolicy = Policies.Concat(Inline).All(policy => policy.Enforcement == StrictCorsEnforcement.Observe)
            ? EndpointPolicy.NoneObserved : EndpointPolicy.None;
        Default = defaultPolicy is null ? EndpointPolicy.None : FindOrMissing(defaultPolicy);
    }

    public IReadOnlyCollection<StrictCorsPolicy> Policies { get; }

    /// <summary>Gets the policies that are written in place.</summary>
    public IReadOnlyCollection<StrictCorsPolicy> Inline { get; }

    /// <summary>Gets what an endpoint has that makes no choice, if UseStrictCors names no policy either.</summary>
    public EndpointPolicy Default { get; }

    /// <summary>Gets what decides about handshakes to which no policy applies.</summary>
    public EndpointPolicy HandshakesWithoutPolicy { get; }

    /// <summary>The policy of that name, or null.</summary>
    public StrictCorsPolicy? Find(string name) => _byName.GetValueOrDefault(name)?.Policy;

    /// <summary>What an endpoint has.</summary>
    /// <param name="choice">The choice in its own metadata.</param>
    /// <param name="argument">The policy that UseStrictCors was given, if any.</param>
    public EndpointPolicy Resolve(PolicyChoice choice, PolicyChoice argument) => choice.Kind switch
    {
        PolicyChoiceKind.NotMade => WithoutChoice(argument),
        PolicyChoiceKind.Bypassed => EndpointPolicy.Bypassed,
        PolicyChoiceKind.Disabled => WithoutChoice(argument).Disabled,
        PolicyChoiceKind.Named => FindOrMissing(choice.PolicyName!),
        PolicyChoiceKind.Inline => choice.Inline!,
        PolicyChoiceKind.Default => WithoutChoice(argument) is { Decides: true } policy ? policy : EndpointPolicy.Missing,
        _ => EndpointPolicy.Missing,
    };

    private EndpointPolicy WithoutChoice(PolicyChoice argument) => argument.Kind switch
    {
        PolicyChoiceKind.Named => FindOrMissing(argument.PolicyName!),
        PolicyChoiceKind.Inline => argument.Inline!,
        _ => Default,
    };

    /// <summary>The policies of that name, or of those names; missing if there is any doubt about them.</summary>
    private EndpointPolicy FindOrMissing(string names) =>
        _byName.TryGetValue(names, out var policy) ? policy
        : _lists.TryGetValue(names, out policy) ? policy
        : names.Contains(ListEntries.Separator, StringComparison.Ordinal) ? _lists.GetOrAdd(names, Compose)
        : EndpointPolicy.Missing;

    private EndpointPolicy Compose(string names)
    {
        var policies = new List<StrictCorsPolicy>();
        foreach (var name in ListEntries.Split(names))
        {
            // Startup reports each of these as a problem. An endpoint that appears later is closed.
            if (Find(name) is not { } policy || policies.Contains(policy) || policies.Exists(other => other.IsAnyOrigin)
                || policies.Exists(other => other.Enforcement != policy.Enforcement))
            {
                return EndpointPolicy.Missing;
            }

            policies.Add(policy);
        }

        return policies.Count == 0 ? EndpointPolicy.Missing : EndpointPolicy.With([.. policies]);
    }
}
