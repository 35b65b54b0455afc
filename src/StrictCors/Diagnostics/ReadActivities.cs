using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StrictCors.Diagnostics;

/// <summary>The activities of requests whose tags may be read.</summary>
/// <remarks>With any log provider, the host creates an activity for each request, so that log entries have its id. It requests all data, though
/// its tags are not read: the four tags of a decision took 192 to 200 bytes a request.</remarks>
/// <param name="host">Where the host announces its requests.</param>
/// <param name="source">The source from which the host creates an activity if a listener wants one.</param>
/// <param name="logsTags">Whether the log has the tags of activities.</param>
internal sealed class ReadActivities(DiagnosticListener? host, ActivitySource? source, bool logsTags)
{
    private const string NameByHost = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    public static ReadActivities Create(IServiceProvider services) => new(
        services.GetService<DiagnosticListener>(),
        services.GetService<ActivitySource>(),
        services.GetService<IOptions<LoggerFactoryOptions>>()?.Value.ActivityTrackingOptions.HasFlag(ActivityTrackingOptions.Tags) == true);

    /// <summary>The activity of the request; null if there is none, or if it is not read.</summary>
    public Activity? Find(HttpContext context) =>
        Activity.Current is not null && ((IHttpActivityFeature?)context.Features[typeof(IHttpActivityFeature)])?.Activity is { } activity
            && activity.IsAllDataRequested && (!IsWithoutSource(activity) || IsRead(activity))
            ? activity
            : null;

    /// <summary>Whether the host has created the activity although no listener of its source wants it. Other code reads what it has created
    /// itself.</summary>
    private static bool IsWithoutSource(Activity activity) => activity.Source.Name.Length == 0 && activity.OperationName == NameByHost;

    /// <summary>Listeners of activities without a source get this one, too. It is not read if a listener of the host's source has sampled the request
    /// out.</summary>
    private bool IsRead(Activity activity) => logsTags
        || (activity.Source.HasListeners() && source?.HasListeners() != true)
        || (host is not null && host.IsEnabled() && host.IsEnabled(NameByHost));
}
