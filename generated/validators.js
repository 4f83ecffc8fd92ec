// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
"use strict";
export const listSocialAccounts200 = validate21;
const schema32 = {"type":"object","required":["description","data","error"],"properties":{"description":{"type":"string"},"data":{"type":"array","items":{"$ref":"#/components/schemas/SocialAccount"}},"error":{"type":"null"}}};
const schema33 = {"type":"object","required":["_id","name","account_id","provider","type","brandvoiceInfo","picture","expired","created_at"],"properties":{"_id":{"type":"string"},"name":{"type":"string"},"account_id":{"type":"string"},"provider":{"$ref":"#/components/schemas/Provider"},"type":{"$ref":"#/components/schemas/SocialAccountType"},"brandvoiceInfo":{"$ref":"#/components/schemas/BrandvoiceInfo"},"picture":{"type":"string"},"expired":{"type":"boolean"},"created_at":{"type":"string"}}};
const schema34 = {"type":"string"};
const schema35 = {"type":"string"};
const schema36 = {"type":"object","required":["totalPosts"],"properties":{"totalPosts":{"type":"integer","minimum":0},"firstPostDate":{"type":"string"},"lastPostDate":{"type":"string"}}};

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
if((((((((((data._id === undefined) && (missing0 = "_id")) || ((data.name === undefined) && (missing0 = "name"))) || ((data.account_id === undefined) && (missing0 = "account_id"))) || ((data.provider === undefined) && (missing0 = "provider"))) || ((data.type === undefined) && (missing0 = "type"))) || ((data.brandvoiceInfo === undefined) && (missing0 = "brandvoiceInfo"))) || ((data.picture === undefined) && (missing0 = "picture"))) || ((data.expired === undefined) && (missing0 = "expired"))) || ((data.created_at === undefined) && (missing0 = "created_at"))){
validate22.errors = [{instancePath,message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data._id !== undefined){
const _errs1 = errors;
if(typeof data._id !== "string"){
validate22.errors = [{instancePath:instancePath+"/_id",message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/name",message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/account_id",message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/provider",message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/type",message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/brandvoiceInfo",message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data5.totalPosts !== undefined){
let data6 = data5.totalPosts;
const _errs16 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate22.errors = [{instancePath:instancePath+"/brandvoiceInfo/totalPosts",message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate22.errors = [{instancePath:instancePath+"/brandvoiceInfo/totalPosts",message:"must be >= 0"}];
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
validate22.errors = [{instancePath:instancePath+"/brandvoiceInfo/firstPostDate",message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/brandvoiceInfo/lastPostDate",message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/brandvoiceInfo",message:"must be object"}];
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
validate22.errors = [{instancePath:instancePath+"/picture",message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/expired",message:"must be boolean"}];
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
validate22.errors = [{instancePath:instancePath+"/created_at",message:"must be string"}];
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
validate22.errors = [{instancePath,message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"_id":true,"name":true,"account_id":true,"provider":true,"type":true,"brandvoiceInfo":true,"picture":true,"expired":true,"created_at":true},"dynamicProps":false,"dynamicItems":false};


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
let data1 = data.data;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate22(data1[i0], {instancePath:instancePath+"/data/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/data",message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
const _errs6 = errors;
if(data.error !== null){
validate21.errors = [{instancePath:instancePath+"/error",message:"must be null"}];
return false;
}
var valid0 = _errs6 === errors;
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

