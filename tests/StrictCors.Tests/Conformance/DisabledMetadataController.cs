using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;

namespace StrictCors.Tests.Conformance;

/// <summary>A controller that is closed, by an attribute of ours, and actions that are not.</summary>
[ApiController]
[Route("disabled-controller")]
[DisableStrictCors]
internal sealed class DisabledMetadataController : ControllerBase
{
    [HttpPost("inherits")]
    public string Inherits() => "ran";

    [HttpPost("own")]
    [StrictCors("b")]
    public string Own() => "ran";

    [HttpPost("framework-own")]
    [EnableCors("b")]
    public string FrameworkOwn() => "ran";

    [HttpPost("default")]
    [EnableCors]
    public string Default() => "ran";
}
