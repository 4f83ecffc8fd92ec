// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
"use strict";
export const listWorkspaces200 = validate21;
const schema32 = {"type":"object","required":["description","data","error"],"properties":{"description":{"$ref":"#/components/schemas/EnvelopeDescription"},"data":{"$ref":"#/components/schemas/Workspaces"},"error":{"$ref":"#/components/schemas/EnvelopeError"}}};
const schema33 = {"type":"string"};
const schema38 = {"type":"null"};
const schema34 = {"type":"object","required":["workspaces","collabWorkspace","allWorkspaces"],"properties":{"workspaces":{"type":"array","items":{"$ref":"#/components/schemas/Workspace"}},"collabWorkspace":{"type":"array","items":{"$ref":"#/components/schemas/UnknownWorkspace"}},"allWorkspaces":{"type":"array","items":{"$ref":"#/components/schemas/Workspace"}}}};
const schema37 = {};
const schema35 = {"type":"object","required":["_id","name","default","timezone","image","user","created_at","updated_at"],"properties":{"_id":{"type":"string"},"name":{"type":"string"},"default":{"type":"boolean"},"timezone":{"$ref":"#/components/schemas/Timezone"},"image":{"type":"string"},"user":{"type":"string"},"created_at":{"type":"string"},"updated_at":{"type":"string"}}};
const schema36 = {"type":"object","required":["name","value"],"properties":{"name":{"type":"string"},"value":{"type":"string"}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data._id === undefined) && (missing0 = "_id")) || ((data.name === undefined) && (missing0 = "name"))) || ((data.default === undefined) && (missing0 = "default"))) || ((data.timezone === undefined) && (missing0 = "timezone"))) || ((data.image === undefined) && (missing0 = "image"))) || ((data.user === undefined) && (missing0 = "user"))) || ((data.created_at === undefined) && (missing0 = "created_at"))) || ((data.updated_at === undefined) && (missing0 = "updated_at"))){
validate23.errors = [{instancePath,message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data._id !== undefined){
const _errs1 = errors;
if(typeof data._id !== "string"){
validate23.errors = [{instancePath:instancePath+"/_id",message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs3 = errors;
if(typeof data.name !== "string"){
validate23.errors = [{instancePath:instancePath+"/name",message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.default !== undefined){
const _errs5 = errors;
if(typeof data.default !== "boolean"){
validate23.errors = [{instancePath:instancePath+"/default",message:"must be boolean"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timezone !== undefined){
let data3 = data.timezone;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((data3.name === undefined) && (missing1 = "name")) || ((data3.value === undefined) && (missing1 = "value"))){
validate23.errors = [{instancePath:instancePath+"/timezone",message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data3.name !== undefined){
const _errs10 = errors;
if(typeof data3.name !== "string"){
validate23.errors = [{instancePath:instancePath+"/timezone/name",message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.value !== undefined){
const _errs12 = errors;
if(typeof data3.value !== "string"){
validate23.errors = [{instancePath:instancePath+"/timezone/value",message:"must be string"}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/timezone",message:"must be object"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.image !== undefined){
const _errs14 = errors;
if(typeof data.image !== "string"){
validate23.errors = [{instancePath:instancePath+"/image",message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined){
const _errs16 = errors;
if(typeof data.user !== "string"){
validate23.errors = [{instancePath:instancePath+"/user",message:"must be string"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.created_at !== undefined){
const _errs18 = errors;
if(typeof data.created_at !== "string"){
validate23.errors = [{instancePath:instancePath+"/created_at",message:"must be string"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updated_at !== undefined){
const _errs20 = errors;
if(typeof data.updated_at !== "string"){
validate23.errors = [{instancePath:instancePath+"/updated_at",message:"must be string"}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath,message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"_id":true,"name":true,"default":true,"timezone":true,"image":true,"user":true,"created_at":true,"updated_at":true},"dynamicProps":false,"dynamicItems":false};


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.workspaces === undefined) && (missing0 = "workspaces")) || ((data.collabWorkspace === undefined) && (missing0 = "collabWorkspace"))) || ((data.allWorkspaces === undefined) && (missing0 = "allWorkspaces"))){
validate22.errors = [{instancePath,message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.workspaces !== undefined){
let data0 = data.workspaces;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate23(data0[i0], {instancePath:instancePath+"/workspaces/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/workspaces",message:"must be array"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.collabWorkspace !== undefined){
let data2 = data.collabWorkspace;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs6 = errors;
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/collabWorkspace",message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allWorkspaces !== undefined){
let data4 = data.allWorkspaces;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
var valid4 = true;
const len2 = data4.length;
for(let i2=0; i2<len2; i2++){
const _errs9 = errors;
if(!(validate23(data4[i2], {instancePath:instancePath+"/allWorkspaces/" + i2,parentData:data4,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid4 = _errs9 === errors;
if(!valid4){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/allWorkspaces",message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate22.errors = [{instancePath,message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"workspaces":true,"collabWorkspace":true,"allWorkspaces":true},"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.description === undefined) && (missing0 = "description")) || ((data.data === undefined) && (missing0 = "data"))) || ((data.error === undefined) && (missing0 = "error"))){
validate21.errors = [{instancePath,message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.description !== undefined){
const _errs1 = errors;
if(typeof data.description !== "string"){
validate21.errors = [{instancePath:instancePath+"/description",message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
const _errs4 = errors;
if(!(validate22(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
const _errs5 = errors;
if(data.error !== null){
validate21.errors = [{instancePath:instancePath+"/error",message:"must be null"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath,message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"description":true,"data":true,"error":true},"dynamicProps":false,"dynamicItems":false};

export const listSocialAccounts200 = validate27;
const schema39 = {"type":"object","required":["description","data","error"],"properties":{"description":{"$ref":"#/components/schemas/EnvelopeDescription"},"data":{"type":"array","items":{"$ref":"#/components/schemas/SocialAccount"}},"error":{"$ref":"#/components/schemas/EnvelopeError"}}};
const schema41 = {"type":"object","required":["_id","name","account_id","provider","type","brandvoiceInfo","picture","expired","created_at"],"properties":{"_id":{"type":"string"},"name":{"type":"string"},"account_id":{"type":"string"},"provider":{"$ref":"#/components/schemas/Provider"},"type":{"$ref":"#/components/schemas/SocialAccountType"},"brandvoiceInfo":{"$ref":"#/components/schemas/BrandvoiceInfo"},"picture":{"type":"string"},"expired":{"type":"boolean"},"created_at":{"type":"string"}}};
const schema42 = {"type":"string"};
const schema43 = {"type":"string"};
const schema44 = {"type":"object","required":["totalPosts"],"properties":{"totalPosts":{"type":"integer","minimum":0},"firstPostDate":{"type":"string"},"lastPostDate":{"type":"string"}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data._id === undefined) && (missing0 = "_id")) || ((data.name === undefined) && (missing0 = "name"))) || ((data.account_id === undefined) && (missing0 = "account_id"))) || ((data.provider === undefined) && (missing0 = "provider"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.brandvoiceInfo === undefined) && (missing0 = "brandvoiceInfo"))) || ((data.picture === undefined) && (missing0 = "picture"))) || ((data.expired === undefined) && (missing0 = "expired"))) || ((data.created_at === undefined) && (missing0 = "created_at"))){
validate28.errors = [{instancePath,message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data._id !== undefined){
const _errs1 = errors;
if(typeof data._id !== "string"){
validate28.errors = [{instancePath:instancePath+"/_id",message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs3 = errors;
if(typeof data.name !== "string"){
validate28.errors = [{instancePath:instancePath+"/name",message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.account_id !== undefined){
const _errs5 = errors;
if(typeof data.account_id !== "string"){
validate28.errors = [{instancePath:instancePath+"/account_id",message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.provider !== undefined){
const _errs7 = errors;
if(typeof data.provider !== "string"){
validate28.errors = [{instancePath:instancePath+"/provider",message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs10 = errors;
if(typeof data.type !== "string"){
validate28.errors = [{instancePath:instancePath+"/type",message:"must be string"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.brandvoiceInfo !== undefined){
let data5 = data.brandvoiceInfo;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if((data5.totalPosts === undefined) && (missing1 = "totalPosts")){
validate28.errors = [{instancePath:instancePath+"/brandvoiceInfo",message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data5.totalPosts !== undefined){
let data6 = data5.totalPosts;
const _errs16 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate28.errors = [{instancePath:instancePath+"/brandvoiceInfo/totalPosts",message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate28.errors = [{instancePath:instancePath+"/brandvoiceInfo/totalPosts",message:"must be >= 0"}];
return false;
}
}
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.firstPostDate !== undefined){
const _errs18 = errors;
if(typeof data5.firstPostDate !== "string"){
validate28.errors = [{instancePath:instancePath+"/brandvoiceInfo/firstPostDate",message:"must be string"}];
return false;
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.lastPostDate !== undefined){
const _errs20 = errors;
if(typeof data5.lastPostDate !== "string"){
validate28.errors = [{instancePath:instancePath+"/brandvoiceInfo/lastPostDate",message:"must be string"}];
return false;
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/brandvoiceInfo",message:"must be object"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.picture !== undefined){
const _errs22 = errors;
if(typeof data.picture !== "string"){
validate28.errors = [{instancePath:instancePath+"/picture",message:"must be string"}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expired !== undefined){
const _errs24 = errors;
if(typeof data.expired !== "boolean"){
validate28.errors = [{instancePath:instancePath+"/expired",message:"must be boolean"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.created_at !== undefined){
const _errs26 = errors;
if(typeof data.created_at !== "string"){
validate28.errors = [{instancePath:instancePath+"/created_at",message:"must be string"}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate28.errors = [{instancePath,message:"must be object"}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":{"_id":true,"name":true,"account_id":true,"provider":true,"type":true,"brandvoiceInfo":true,"picture":true,"expired":true,"created_at":true},"dynamicProps":false,"dynamicItems":false};


function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.description === undefined) && (missing0 = "description")) || ((data.data === undefined) && (missing0 = "data"))) || ((data.error === undefined) && (missing0 = "error"))){
validate27.errors = [{instancePath,message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.description !== undefined){
const _errs1 = errors;
if(typeof data.description !== "string"){
validate27.errors = [{instancePath:instancePath+"/description",message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data1 = data.data;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(!(validate28(data1[i0], {instancePath:instancePath+"/data/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/data",message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
const _errs7 = errors;
if(data.error !== null){
validate27.errors = [{instancePath:instancePath+"/error",message:"must be null"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate27.errors = [{instancePath,message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":{"description":true,"data":true,"error":true},"dynamicProps":false,"dynamicItems":false};

export const listLabels200 = validate30;
const schema46 = {"type":"object","required":["description","data","error"],"properties":{"description":{"$ref":"#/components/schemas/EnvelopeDescription"},"data":{"type":"array","items":{"$ref":"#/components/schemas/Label"}},"error":{"$ref":"#/components/schemas/EnvelopeError"}}};
const schema48 = {"type":"object","required":["_id","label","color"],"properties":{"_id":{"type":"string"},"label":{"type":"string"},"color":{"$ref":"#/components/schemas/LabelColor"}}};
const schema49 = {"type":"string"};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data._id === undefined) && (missing0 = "_id")) || ((data.label === undefined) && (missing0 = "label"))) || ((data.color === undefined) && (missing0 = "color"))){
validate31.errors = [{instancePath,message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data._id !== undefined){
const _errs1 = errors;
if(typeof data._id !== "string"){
validate31.errors = [{instancePath:instancePath+"/_id",message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.label !== undefined){
const _errs3 = errors;
if(typeof data.label !== "string"){
validate31.errors = [{instancePath:instancePath+"/label",message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.color !== undefined){
const _errs5 = errors;
if(typeof data.color !== "string"){
validate31.errors = [{instancePath:instancePath+"/color",message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate31.errors = [{instancePath,message:"must be object"}];
return false;
}
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":{"_id":true,"label":true,"color":true},"dynamicProps":false,"dynamicItems":false};


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.description === undefined) && (missing0 = "description")) || ((data.data === undefined) && (missing0 = "data"))) || ((data.error === undefined) && (missing0 = "error"))){
validate30.errors = [{instancePath,message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.description !== undefined){
const _errs1 = errors;
if(typeof data.description !== "string"){
validate30.errors = [{instancePath:instancePath+"/description",message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data1 = data.data;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(!(validate31(data1[i0], {instancePath:instancePath+"/data/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/data",message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
const _errs7 = errors;
if(data.error !== null){
validate30.errors = [{instancePath:instancePath+"/error",message:"must be null"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate30.errors = [{instancePath,message:"must be object"}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":{"description":true,"data":true,"error":true},"dynamicProps":false,"dynamicItems":false};

