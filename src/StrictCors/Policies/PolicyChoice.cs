using StrictCors.Text;

namespace StrictCors.Policies;

/// <summary>The choice in an endpoint's own CORS metadata, or in the call of UseStrictCors.</summary>
/// <param name="Kind">The kind of choice.</param>
/// <param name="PolicyName">The policy that it names, if <paramref name="Kind"/> is <see cref="PolicyChoiceKind.Named"/>.</param>
/// <param name="Inline">The policy that is written in place, if <paramref name="Kind"/> is <see cref="PolicyChoiceKind.Inline"/>.</param>
internal readonly record struct PolicyChoice(PolicyChoiceKind Kind, string? PolicyName = null, EndpointPolicy? Inline = null)
{
    public static PolicyChoice Of(EndpointPolicy inline) => new(PolicyChoiceKind.Inline, Inline: inline);

    /// <summary>Gets a value indicating whether the endpoint has CORS metadata of any kind.</summary>
    public bool IsMade => Kind != PolicyChoiceKind.NotMade;

    /// <summary>The choice in words, for messages.</summary>
    public override string ToString() => Kind switch
    {
        PolicyChoiceKind.NotMade => "nothing",
        PolicyChoiceKind.Bypassed => "BypassStrictCors()",
        PolicyChoiceKind.Disabled => "disabled CORS",
        PolicyChoiceKind.Named => $"the policy '{Display.Escape(PolicyName!)}'",
        PolicyChoiceKind.Default => "the default policy",
        PolicyChoiceKind.Inline => "an inline policy",
        _ => "CORS metadata of an unknown kind",
    };
}

internal enum PolicyChoiceKind
{
    /// <summary>The endpoint has no CORS metadata: the policy of UseStrictCors applies, otherwise the default policy, otherwise none.</summary>
    NotMade,

    /// <summary>The endpoint has CORS code of its own.</summary>
    Bypassed,

    /// <summary>CORS is disabled.</summary>
    Disabled,

    /// <summary>The policy of that name.</summary>
    Named,

    /// <summary>The policy of UseStrictCors, otherwise the default policy; one of the two must exist.</summary>
    Default,

    /// <summary>A policy that is written in place and not under a name.</summary>
    Inline,

    /// <summary>Metadata of an unknown kind. Startup refuses it; an endpoint that appears later is closed.</summary>
    Unknown,
}
